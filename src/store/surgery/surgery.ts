/**
 * Surgery in the store: asks the laboratory whenever interventions, the probe or the weights have changed, one question of
 * a kind at a time, and keeps the last answers with whether they are stale. Nothing is asked while nobody watches.
 */
import type { Problem } from '../../experiment/problem';
import type { FromLab } from '../../laboratory/protocol';
import { answersTo, isInSpareTime, QUESTION_OF, type LabAnswer } from '../../laboratory/questions';
import type { FromTrainer } from '../../training/protocol';
import type { Client } from '../client';
import type { Ending } from '../clientWorker';
import { labProblem } from '../endings';

import type { SurgeryIntents } from '../intents';
import type { Lineage } from '../networks/kept';
import { Asking, type Around } from './asking';

export function surgeryLab(client: Pick<Client, 'lab' | 'weights'>, around: Around) {
  const asking = new Asking(client, around);
  return { intents: intents(asking, around), ...changes(asking), ...answers(asking, around) };
}

/** What views ask for. */
function intents(asking: Asking, around: Around): SurgeryIntents {
  /** Views that look. */
  let watchers = 0;

  return {
    watchSurgery: (looks) => {
      watchers = Math.max(0, watchers + (looks ? 1 : -1));
      const watching = watchers > 0;
      if (watching === asking.watching) return;
      around.set({ watching });
      if (!watching) {
        asking.callOff();
        return;
      }
      asking.openRun();
      asking.all.forEach((asked, index) => {
        // What happened meanwhile was not asked about.
        if (asked.hasWeights && asking.showsOther(index)) asking.askAll(index);
        asking.freshen(index);
      });
    },

    askLab: (request) => {
      asking.requests.add(request);
      asking.answers.outdate(request.contender, [request.type]);
      asking.ask(request.contender, request.type);
    },

    leaveLab: (name, contender) => {
      asking.requests.remove(name, contender);
      const asked = asking.all[contender];
      asked?.again.delete(name);
      if (!isInSpareTime(name) || asking.opened < 0) return;
      for (const [answer] of answersTo(name)) asked?.open.delete(answer);
      asked?.spare.delete(name);
      asking.callOff();
    },

    startLab: () => {
      if (asking.opened < 0) asking.openRun();
    },
  };
}

/** What changes on the page and in the networks. */
const changes = (asking: Asking) => ({
  /** The interventions have changed, or what the page looks at, for example a past epoch. */
  changed(): void {
    if (!asking.watching) return;
    if (asking.all.length === 0 && asking.opened < 0) asking.openRun();
    asking.all.forEach((asked, index) => {
      asking.follow(index);
      if (asked.hasWeights && asking.showsOther(index)) asking.askTouched(index);
    });
  },

  /**
   * Networks are being built anew.
   *
   * @param kept of every contender, which one of those before it was whose network stays; null: it is built
   */
  rebuilt(kept: Lineage): void {
    asking.answers.move(kept);
    asking.openRun(kept);
  },

  /** A trainer has sent weights, or its network has changed. */
  fromTrainer(message: FromTrainer): void {
    if (asking.all[message.contender] === undefined || message.run !== asking.opened) return;
    if (message.type === 'weights') asking.give(message);
    else if (message.type !== 'failed') asking.follow(message.contender);
  },
});

/** What the laboratory says, and that it has gone. */
function answers(asking: Asking, around: Around) {
  function keep(answer: LabAnswer): void {
    const { contender, type } = answer;
    const asked = asking.all[contender];
    if (asked === undefined) return;
    const name = QUESTION_OF[type];
    const newest = asked.open.get(type);
    // The answer to a question that was put anew meanwhile is still the best there is, but of what was shown before.
    const old = newest !== undefined && newest !== answer.ask;
    const stale = old || asking.moved(contender) || asked.again.has(name);
    if (isInSpareTime(name)) asked.spareOf.set(type, stale ? '' : asked.weights);
    asking.answers.keep(answer, stale);
    // One that says how much is done comes again until all is.
    if (!old && !('total' in answer && answer.done < answer.total)) asking.answered(contender, name, type);
  }

  /** The question with this number was refused, or failed. */
  function refuse(number: number, why: Problem): void {
    asking.all.forEach((asked, index) => {
      const open = [...asked.open].flatMap(([answer, ask]) => (ask === number ? [answer] : []));
      if (open.length === 0) return;
      asking.answers.refuse(index, why);
      for (const answer of open) asked.open.delete(answer);
      const name = QUESTION_OF[open[0]];
      if (asked.again.has(name)) asking.ask(index, name);
    });
  }

  return {
    fromLab(message: FromLab): void {
      if (message.run !== asking.opened || message.type === 'opened') return;
      if (message.type !== 'labFailed') keep(message);
      else if (message.ask === null) around.set({ problem: message.problem });
      else refuse(message.ask, message.problem);
    },

    /** What it knew is gone with it. It is started anew by `startLab`, and by whatever changes what is asked. */
    crashed(ending: Ending): void {
      asking.close();
      around.set({ problem: labProblem(ending) });
    },
  };
}
