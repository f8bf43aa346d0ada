/** The worker that reads what is being written; others calculate. */
import type { Language, Parameter, Source, Words } from "../payload";
import { EngineError, startWorkers, type EngineWorker } from "../try/engine";
import { problemOf, type Problem } from "./problems";

/** app/browser/look.cpp */
export interface Look {
  id: string;
  title: Words;
  question: Words;
  description: Words;
  municipality: string;
  programmes: string[];
  first_year: number;
  budget_years: number;
  price_year: number;
  count: { assumptions: number; parameters: number };
  warnings: string[];
  parameters: Parameter[];
  sources: Record<string, Source>;
}

export interface Looked {
  look: Look | null;
  problems: Problem[];
  warnings: Problem[];
}

export class Desk {
  private readonly worker: Promise<EngineWorker>;
  private documents = 0;
  private last = "";

  constructor(shipped: Record<string, string>) {
    this.worker = startWorkers(1, shipped).then(([first]) => first!);
    // Whoever asks is told; nobody may have asked yet.
    this.worker.catch(() => undefined);
  }

  async look(
    name: string,
    text: string,
    others: Record<string, string>,
    language: Language,
  ): Promise<Looked> {
    const worker = await this.worker;
    // Each document has a folder of its own: it cannot extend what was open before.
    const documentKey = JSON.stringify([name, others]);
    if (documentKey !== this.last) this.documents += 1;
    this.last = documentKey;
    const folder = `own${this.documents}`;
    const said = (line: string): Problem => problemOf(line, folder);
    try {
      for (const [other, content] of Object.entries(others))
        await worker.ask("file", { name: `${folder}/${other}`, text: content });
      await worker.ask("file", { name: `${folder}/${name}`, text });
      const look = await worker.ask<Look>("look", { file: `${folder}/${name}`, language });
      return { look, problems: [], warnings: look.warnings.map(said) };
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
      return { look: null, problems: error.problems.map(said), warnings: [] };
    }
  }

  /** A commented scenario to start from. */
  async blank(): Promise<string> {
    return (await (await this.worker).ask<{ text: string }>("start_from", { base: "denmark.toml" }))
      .text;
  }
}
