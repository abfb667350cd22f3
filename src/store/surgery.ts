/**
 * Surgery in the store: asks the laboratory whenever interventions, the probe or the weights have changed, one question of
 * a kind at a time, and keeps the last answers with whether they are stale. Nothing is asked while nobody watches.
 */
import type { Problem } from '../experiment/problem';
import type { ExperimentSpec } from '../experiment/schema';
import type { FromLab } from '../laboratory/protocol';
import {
  ANSWER_NAMES,
  answersTo,
  isInSpareTime,
  QUESTION_NAMES,
  QUESTION_OF,
  QUESTIONS,
  type AnswerName,
  type LabQuestion,
  type QuestionName,
} from '../laboratory/questions';
import type { FromTrainer } from '../training/protocol';
import type { Client } from './client';
import type { Ending } from './clientWorker';
import { endShown, isTraining } from './contender';
import { labProblem } from './endings';
import type { AppState, ContenderRun } from './state';
import type { Lineage } from './kept';
import { NO_ANSWERS, type ContenderSurgery, type LabRequest, type SurgeryState } from './surgeryState';

/** Of its time the laboratory takes one part in this many while its network trains, as `VIEW_SHARE` of the trainers. */
const LAB_SHARE = 12;

/** The questions that views ask; `operate` is asked for every network as long as one looks. */
type Requested = LabRequest['type'];

/** Those whose answers the interventions and the probe decide. */
const TOUCHED = QUESTION_NAMES.filter((name) => Object.keys(QUESTIONS[name].context).length > 0);

/** What this part asks of the store around it. */
interface Around {
  readonly state: () => SurgeryState;
  readonly set: (part: Partial<SurgeryState>) => void;
  readonly page: () => Pick<AppState, 'spec' | 'focus' | 'run'>;
  /** The run whose networks are there, and the request that prepared its data; null before any, or once the data are lost. */
  readonly built: () => { readonly run: number; readonly spec: ExperimentSpec; readonly request: number } | null;
  /** Milliseconds. */
  readonly now: () => number;
}

/** What is asked about one contender. */
interface Asked {
  /** Answers that are still to come, or to come again: the number of the question. */
  readonly open: Map<AnswerName, number>;
  /** Questions to be asked again as soon as those before them are answered. */
  readonly again: Set<QuestionName>;
  /** What `operate` was last asked about, so that a change elsewhere asks nothing. */
  subject: string;
  /** The requests in spare time that were asked last; they are not asked again by themselves. */
  readonly spare: Map<QuestionName, LabRequest>;
  /** Which weights the kept answers in spare time are of, as `stateOf` names them; empty: none that still hold. */
  readonly spareOf: Map<AnswerName, string>;
  /** Which weights were last asked for, as `stateOf` names them; empty: none. */
  weights: string;
  weightsPending: boolean;
  hasWeights: boolean;
  /** When the weights were last asked for, and until when others are not, in milliseconds. */
  since: number;
  restUntil: number;
}

const nothingAsked = (): Asked => ({
  open: new Map(),
  again: new Set(),
  subject: '',
  spare: new Map(),
  spareOf: new Map(),
  weights: '',
  weightsPending: false,
  hasWeights: false,
  since: 0,
  restUntil: 0,
});

/**
 * Tells the weights that are looked at apart: those of a past epoch stay; the present ones change with every step, and when
 * the network goes back to its best or last good ones, or the page looks at the others of the two.
 */
function stateOf(run: ContenderRun, { epoch, ended }: Pick<AppState['focus'], 'epoch' | 'ended'>): string {
  if (epoch !== null) return `past ${epoch}`;
  const { step, best, status } = run;
  const holdsBest = (endShown(run, ended) ?? (best?.restored === true ? 'best' : 'last')) === 'best';
  return `${step} ${holdsBest ? best?.epoch : ''} ${status === 'failed' ? status : ''}`;
}

export function surgeryLab(client: Pick<Client, 'lab' | 'weights'>, around: Around) {
  /** By contender. */
  let all: Asked[] = [];
  /** What views want to know, by contender and kind; they may say so before anybody watches. */
  const requests = new Map<string, LabRequest>();
  const requestKey = (name: Requested, contender: number) => `${contender} ${name}`;
  const requestsOf = (index: number) => [...requests.values()].filter(({ contender }) => contender === index);

  let opened = -1;
  let serial = 0;
  /** Views that look. */
  let watchers = 0;

  function setContender(index: number, change: (surgery: ContenderSurgery) => ContenderSurgery): void {
    const { contenders } = around.state();
    around.set({ contenders: contenders.map((each, other) => (other === index ? change(each) : each)) });
  }

  /** Marks these of the kept answers as stale or not. */
  function mark(index: number, answers: readonly AnswerName[], stale: boolean): void {
    const kept = around.state().contenders[index];
    const changed = answers.filter((name) => kept?.[name]?.stale === !stale);
    if (changed.length === 0) return;
    setContender(index, (surgery) => {
      const marked = changed.map((name) => [name, { ...surgery[name], stale }]);
      return { ...surgery, ...(Object.fromEntries(marked) as Partial<ContenderSurgery>) };
    });
  }

  /** The answers to these questions are no longer of what the page shows. */
  function outdate(index: number, names: readonly QuestionName[]): void {
    mark(
      index,
      ANSWER_NAMES.filter((answer) => names.includes(QUESTION_OF[answer])),
      true,
    );
  }

  /** An answer in spare time holds again once the weights that it is of are looked at again. */
  function restoreSpare(index: number): void {
    const { run, focus } = around.page();
    const network = run.contenders[index];
    const asked = all[index];
    if (network === undefined || asked === undefined) return;
    const state = stateOf(network, focus);
    mark(
      index,
      [...asked.spareOf].flatMap(([answer, of]) => (of === state ? [answer] : [])),
      false,
    );
  }

  /** Makes the laboratory ready for the networks that there are. */
  function openRun(kept: Lineage = []): void {
    const built = around.built();
    if (built === null || !around.state().watching || opened === built.run) return;
    const { run, spec, request } = built;
    opened = run;
    const before = all;
    all = spec.contenders.map((_, index) => {
      // An answer in spare time that is of these very weights stays.
      const { spare, spareOf } = before[kept[index] ?? -1] ?? nothingAsked();
      return { ...nothingAsked(), spare, spareOf };
    });
    const { contenders } = around.state();
    around.set({
      contenders: spec.contenders.map((_, index) =>
        kept[index] == null ? NO_ANSWERS : (contenders[index] ?? NO_ANSWERS),
      ),
      problem: null,
    });
    client.lab({ type: 'open', run, spec, request });
    spec.contenders.forEach((_, index) => {
      freshen(index);
    });
  }

  /** Whether the weights change while training goes on. */
  const epochIsNow = () => around.page().focus.epoch === null;

  /** Whether the weights that are looked at are no longer those that were asked for. */
  function moved(index: number): boolean {
    const { run, focus } = around.page();
    const network = run.contenders[index];
    return network === undefined || stateOf(network, focus) !== all[index]?.weights;
  }

  /** Asks for the weights where they have changed and it is time. */
  function freshen(index: number): void {
    const asked = all[index];
    const network = around.page().run.contenders[index];
    if (asked === undefined || network === undefined || !around.state().watching) return;
    const state = stateOf(network, around.page().focus);
    if (network.status === 'warmingUp' || asked.weightsPending || state === asked.weights) return;
    const busy = answersTo('operate').some(([answer]) => asked.open.has(answer));
    const resting = isTraining(network.status) && epochIsNow() && around.now() < asked.restUntil;
    if (asked.hasWeights && (busy || resting)) return;
    asked.weights = state;
    asked.weightsPending = true;
    asked.since = around.now();
    client.weights(opened, index);
  }

  /** Asks, or remembers to ask once the first answer to the question of this kind that is open has come. */
  function ask(index: number, name: QuestionName): void {
    const asked = all[index];
    if (asked === undefined || !around.state().watching) return;
    const answers = answersTo(name);
    // In spare time the newer question ends the one before; the others are answered soon.
    if (!asked.hasWeights || (asked.open.has(answers[0][0]) && !isInSpareTime(name))) {
      asked.again.add(name);
      return;
    }
    const question = questionOf(index, name, asked);
    if (question === null) return;
    for (const [answer] of answers) asked.open.set(answer, question.ask);
    asked.again.delete(name);
    client.lab(question);
  }

  function questionOf(contender: number, name: QuestionName, asked: Asked): LabQuestion | null {
    const { spec, focus } = around.page();
    const { interventions } = spec;
    const { probe, layer, direction } = focus;
    const question = { ask: ++serial, run: opened, contender };
    if (name === 'operate') {
      asked.subject = subjectOf(contender);
      const withWeights = focus.cell === contender;
      const { layers, bidirectional } = spec.contenders[contender]!;
      const place = { layer: Math.min(layer, layers - 1), direction: bidirectional ? direction : 'forward' } as const;
      return { type: name, ...question, interventions, probe, ...place, withWeights };
    }
    const request = requests.get(requestKey(name, contender));
    if (request === undefined) return null;
    if (isInSpareTime(name)) asked.spare.set(name, request);
    const context = Object.entries({ interventions, probe }).filter(([part]) => part in QUESTIONS[name].context);
    return { ...question, ...Object.fromEntries(context), ...request } as LabQuestion;
  }

  /** What the answer to `operate` depends on besides the weights. */
  function subjectOf(contender: number): string {
    const { spec, focus } = around.page();
    const own = spec.interventions.filter((each) => each.on && (each.kind === 'input' || each.contender === contender));
    const { probe, layer, direction, cell } = focus;
    return JSON.stringify([own, probe, layer, direction, cell === contender]);
  }

  /** Asks everything anew that the weights, or what is done to them, decide, but for what was asked in spare time. */
  function askAll(index: number): void {
    ask(index, 'operate');
    for (const request of requestsOf(index))
      if (all[index]!.spare.get(request.type) !== request) ask(index, request.type);
  }

  return {
    /** Every view says so when it begins to look and when it stops. */
    watch(looks: boolean): void {
      watchers = Math.max(0, watchers + (looks ? 1 : -1));
      const watching = watchers > 0;
      if (watching === around.state().watching) return;
      around.set({ watching });
      if (watching) {
        openRun();
        all.forEach((asked, index) => {
          // What happened meanwhile was not asked about.
          if (asked.hasWeights && asked.subject !== subjectOf(index)) askAll(index);
          freshen(index);
        });
      } else if (opened >= 0) client.lab({ type: 'callOff', run: opened });
    },

    /** A view wants to know; it is asked now, and unless it takes spare time again whenever the answer may have changed. */
    request(request: LabRequest): void {
      requests.set(requestKey(request.type, request.contender), request);
      outdate(request.contender, [request.type]);
      ask(request.contender, request.type);
    },

    /** A view no longer wants to know. */
    withdraw(name: Requested, contender: number): void {
      requests.delete(requestKey(name, contender));
      const asked = all[contender];
      asked?.again.delete(name);
      if (!isInSpareTime(name) || opened < 0) return;
      for (const [answer] of answersTo(name)) asked?.open.delete(answer);
      asked?.spare.delete(name);
      client.lab({ type: 'callOff', run: opened });
    },

    /** The interventions or what the page looks at have changed, a past epoch among it. */
    changed(): void {
      if (!around.state().watching) return;
      if (all.length === 0) again();
      all.forEach((asked, index) => {
        if (moved(index)) outdate(index, QUESTION_NAMES);
        restoreSpare(index);
        freshen(index);
        if (!asked.hasWeights || asked.subject === subjectOf(index)) return;
        outdate(index, TOUCHED);
        ask(index, 'operate');
        for (const { type } of requestsOf(index)) if (TOUCHED.includes(type)) ask(index, type);
      });
    },

    /**
     * Networks are being built anew.
     *
     * @param kept of every contender, which one of those before it was whose network stays; null: it is built
     */
    rebuilt(kept: Lineage = []): void {
      const { contenders } = around.page().spec;
      const before = around.state().contenders;
      around.set({ contenders: contenders.map((_, k) => before[kept[k] ?? -1] ?? NO_ANSWERS), problem: null });
      openRun(kept);
    },

    fromTrainer(message: FromTrainer): void {
      const asked = all[message.contender];
      if (asked === undefined || message.run !== opened) return;
      if (message.type === 'weights') {
        asked.weightsPending = false;
        asked.hasWeights = true;
        client.lab(message);
        if (around.state().watching) askAll(message.contender);
        return;
      }
      if (message.type === 'failed') return;
      if (moved(message.contender)) outdate(message.contender, QUESTION_NAMES);
      restoreSpare(message.contender);
      freshen(message.contender);
    },

    fromLab(message: FromLab): void {
      if (message.run !== opened || message.type === 'opened') return;
      if (message.type === 'labFailed') {
        if (message.ask === null) around.set({ problem: message.problem });
        else failed(message.ask, message.problem);
        return;
      }
      const { contender, type } = message;
      const asked = all[contender];
      if (asked === undefined) return;
      const name = QUESTION_OF[type];
      const newest = asked.open.get(type);
      // The answer to a question that was put anew meanwhile: still the best there is, but of what was.
      const old = newest !== undefined && newest !== message.ask;
      const stale = old || moved(contender) || asked.again.has(name);
      if (isInSpareTime(name)) asked.spareOf.set(type, stale ? '' : asked.weights);
      setContender(contender, (surgery) => ({ ...surgery, problem: null, [type]: { answer: message, stale } }));
      // One that says how much is done comes again until all is.
      if (!old && !('total' in message && message.done < message.total)) done(contender, asked, type);
    },

    /** What it knew is gone with it; it is started anew by `again`, and by whatever changes what is asked. */
    crashed(ending: Ending): void {
      opened = -1;
      all = [];
      around.set({ problem: labProblem(ending) });
    },

    /** The user asks for the laboratory again. */
    again,
  };

  function again(): void {
    if (opened < 0) openRun();
  }

  /** An answer has come: the question is asked again after its first, and the weights are after the last of `operate`. */
  function done(index: number, asked: Asked, answer: AnswerName): void {
    const name = QUESTION_OF[answer];
    const answers = answersTo(name);
    asked.open.delete(answer);
    if (answer === answers[0][0] && asked.again.has(name)) ask(index, name);
    if (name !== 'operate' || answer !== answers.at(-1)![0]) return;
    const now = around.now();
    asked.restUntil = now + (LAB_SHARE - 1) * (now - asked.since);
    freshen(index);
  }

  /** The question with this number was refused, or failed. */
  function failed(number: number, what: Problem): void {
    all.forEach((asked, index) => {
      const open = [...asked.open].flatMap(([answer, ask]) => (ask === number ? [answer] : []));
      if (open.length === 0) return;
      setContender(index, (surgery) => ({ ...surgery, problem: what }));
      for (const answer of open) asked.open.delete(answer);
      const name = QUESTION_OF[open[0]];
      if (asked.again.has(name)) ask(index, name);
    });
  }
}
