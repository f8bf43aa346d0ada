/** "Check the calculation": stored replications simulated again, their check sums compared. */
import type { Context } from "../context";
import { h, type Child } from "../dom";
import type { Again } from "./again";
import { ask, poolFor, problemsOf, requestOf } from "./shared";
import { wordsIn } from "./words";

async function compare(again: Again, ctx: Context, status: HTMLElement): Promise<void> {
  const say = wordsIn(ctx.language);
  const wanted = ask();
  const count = again.check_sums.length;
  status.textContent = say("proof.working", "0", String(count));
  const engine = await poolFor(again);
  const { input_hash } = await engine.open(requestOf(again));
  if (!wanted()) return;
  if (input_hash !== again.input_hash) {
    status.textContent = say("proof.other");
    status.dataset.proof = "other";
    return;
  }
  let done = 0;
  let same = 0;
  await engine.simulate(count, wanted, (replication, { check_sums }) => {
    const stored = again.check_sums.find((sums) => sums.replication === replication)?.rows ?? [];
    done += 1;
    if (stored.length > 0 && stored.join() === check_sums.join()) same += 1;
    status.textContent = say("proof.working", String(done), String(count));
  });
  if (!wanted()) return;
  status.dataset.proof = same === count ? "good" : "bad";
  status.textContent =
    same === count
      ? say("proof.good", String(same), String(count))
      : say("proof.bad", String(count - same), String(count));
}

export function proof(again: Again, ctx: Context, heading: boolean): Child {
  const say = wordsIn(ctx.language);
  if (again.check_sums.length === 0) return null;
  const status = h("div", { class: "try-status proof-status", role: "status" });
  const button = h(
    "button",
    {
      type: "button",
      class: "proof",
      onclick: () => {
        compare(again, ctx, status).catch((error: unknown) =>
          status.replaceChildren(say("failed"), problemsOf(error)),
        );
      },
    },
    say("proof.button"),
  );
  return [
    heading && h("h3", {}, say("proof.heading")),
    h("p", {}, say("proof.intro", String(again.check_sums.length))),
    button,
    status,
  ];
}
