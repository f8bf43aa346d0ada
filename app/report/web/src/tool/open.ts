/** The page of kohort.html. */
import "../report";
import "./tool.css";
import { h } from "../dom";
import { engineText } from "../try/again";
import { problemsOf } from "../try/shared";
import type { Shipped } from "./choose";
import { Desk } from "./desk";
import { Tool } from "./tool";
import { toolWords } from "./words";

async function open(root: HTMLElement): Promise<void> {
  if (!engineText()) throw new Error(toolWords("da")("no_engine"));
  const shipped = JSON.parse(document.getElementById("shipped")?.textContent ?? "") as Shipped;
  const desk = new Desk(shipped.files);
  new Tool(root, shipped, desk, shipped.catalogue);
  performance.mark("kohort-built");
}

const root = document.getElementById("page");
if (root)
  open(root).catch((error: unknown) =>
    root.replaceChildren(
      h(
        "main",
        { class: "empty" },
        h("h1", {}, "Kohort"),
        h("p", {}, toolWords("da")("failed")),
        h("p", { lang: "en" }, toolWords("en")("failed")),
        problemsOf(error),
      ),
    ),
  );
