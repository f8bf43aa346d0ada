import { createHash } from "node:crypto";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { defineConfig, type Plugin } from "vite";
import { viteSingleFile } from "vite-plugin-singlefile";

/**
 * Renames the page to the name that the program carries, and lets the browser run this one script
 * and nothing else: data that looks like a script is not run even if it gets into the markup.
 */
function template(page: string, name: string, account: boolean): Plugin {
  const folder = resolve(__dirname, "dist");
  return {
    name: "kohort-template",
    closeBundle() {
      const built = resolve(folder, page);
      const html = readFileSync(built, "utf8");
      const script = /<script type="module"[^>]*>([\s\S]*?)<\/script>/.exec(html);
      if (!script) throw new Error(`${page} holds no script`);
      const hash = createHash("sha256")
        .update(script[1] as string, "utf8")
        .digest("base64");
      const policy = [
        "default-src 'none'",
        // The engine that the page may carry: compiled and run in workers made of the page itself.
        `script-src 'sha256-${hash}'${account ? "" : " 'wasm-unsafe-eval'"}`,
        ...(account ? [] : ["worker-src blob:"]),
        "style-src 'unsafe-inline'",
        "img-src data: blob:",
        "base-uri 'none'",
        "form-action 'none'",
      ].join("; ");
      const meta = `<meta http-equiv="Content-Security-Policy" content="${policy}">`;
      // A function, because "$&" in the replacement text would have a meaning.
      writeFileSync(
        resolve(folder, name),
        html.replace("<!-- policy -->", () => meta),
      );
      rmSync(built);
    },
  };
}

const pages: Record<string, [page: string, name: string]> = {
  account: ["account.html", "account-template.html"],
  app: ["app.html", "app-template.html"],
};

export default defineConfig(({ mode }) => {
  const account = mode === "account";
  const [page, name] = pages[mode] ?? ["index.html", "template.html"];
  return {
    root: __dirname,
    build: {
      target: "es2021",
      outDir: "dist",
      emptyOutDir: !(mode in pages),
      modulePreload: false,
      rollupOptions: { input: resolve(__dirname, page) },
    },
    plugins: [viteSingleFile({ removeViteModuleLoader: true }), template(page, name, account)],
  };
});
