/** A figure's own files: CSV and a drawing that stands alone. */
import { h, s } from "./dom";

export function save(name: string, type: string, content: BlobPart): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = h("a", { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

export const saveCsv = (name: string, content: string): void =>
  save(`${name}.csv`, "text/csv;charset=utf-8", content);

/** Outside the page there are no CSS variables: every colour is written out. */
function resolved(svg: SVGSVGElement): SVGSVGElement {
  const style = getComputedStyle(document.documentElement);
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const plain = (text: string): string =>
    text.replace(/var\((--[\w-]+)\)/g, (_, name: string) => style.getPropertyValue(name).trim());
  for (const element of [copy, ...copy.querySelectorAll("*")]) {
    for (const attribute of [...element.attributes]) {
      if (attribute.value.includes("var("))
        element.setAttribute(attribute.name, plain(attribute.value));
      else if (attribute.value === "currentColor")
        element.setAttribute(attribute.name, style.getPropertyValue("--ink").trim());
    }
  }
  return copy;
}

/** All drawings of a figure, one below the other, with their titles. */
export function standaloneSvg(
  title: string,
  parts: { heading: string; svg: SVGSVGElement }[],
): string {
  const style = getComputedStyle(document.documentElement);
  const ink = style.getPropertyValue("--ink").trim();
  const line = (text: string, y: number, size: number, weight: number) =>
    s(
      "text",
      {
        x: 12,
        y,
        fill: ink,
        "font-size": size,
        "font-weight": weight,
        "font-family": "system-ui, sans-serif",
      },
      text,
    );
  const sheet = s("svg", { xmlns: "http://www.w3.org/2000/svg" });
  let y = 30;
  let width = 320;
  sheet.append(s("title", {}, title), line(title, y, 16, 600));
  y += 14;
  for (const part of parts) {
    const box = part.svg.viewBox.baseVal;
    const drawn = {
      width: box?.width || part.svg.clientWidth || 640,
      height: box?.height || part.svg.clientHeight || 320,
    };
    if (part.heading) {
      y += 20;
      sheet.append(line(part.heading, y, 13, 400));
      y += 8;
    }
    const copy = resolved(part.svg);
    copy.setAttribute("x", "12");
    copy.setAttribute("y", String(y));
    copy.setAttribute("width", String(drawn.width));
    copy.setAttribute("height", String(drawn.height));
    sheet.append(copy);
    y += drawn.height + 10;
    width = Math.max(width, drawn.width + 24, title.length * 9);
  }
  sheet.setAttribute("viewBox", `0 0 ${width} ${y}`);
  sheet.setAttribute("width", String(width));
  sheet.setAttribute("height", String(y));
  sheet.insertBefore(
    s("rect", { width, height: y, fill: style.getPropertyValue("--paper").trim() }),
    sheet.firstChild,
  );
  return new XMLSerializer().serializeToString(sheet);
}

export const saveSvg = (name: string, content: string): void =>
  save(`${name}.svg`, "image/svg+xml", content);
