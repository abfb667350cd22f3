/**
 * Surgery in the store: asks the laboratory whenever interventions, the probe or the weights have changed, one question of
 * a kind at a time, and keeps the last answers with whether they are stale. Nothing is asked while nobody watches.
 */
import type { Problem } from '../experiment/problem';
import type { ExperimentSpec } from '../experiment/schema';
import type { FromLab } from '../laboratory/protocol';
import type { LabQuestion } from '../laboratory/questions';
import type { FromTrainer } from '../training/protocol';
import type { Client } from './client';
import type { Ending } from './clientWorker';
import { endShown, isTraining } from './contender';
import { labProblem } from './endings';
import type { AppState, ContenderRun } from './state';
import type { Lineage } from './kept';
import { NO_ANSWERS, type AnswerType, type ContenderSurgery, type LabWish, type SurgeryState } from './surgeryState';

/** Of its time the laboratory takes one part in this many while its network trains, as `VIEW_SHARE` of the trainers. */
const LAB_SHARE = 12;

type Kind = Exclude<LabQuestion['type'], 'operate'>;

/** What answers a question; the losses follow by themselves. */
const ANSWERS = {
  operated: 'operate',
  losses: 'operate',
  ranked: 'rank',
  sensitivities: 'sensitivity',
  projected: 'project',
  anatomy: 'anatomy',
  forecasted: 'forecast',
} as const satisfies Record<AnswerType, LabQuestion['type']>;

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

/** The questions about one contender. */
interface Desk {
  /** Asked and not yet answered, by kind: the question's number. */
  readonly open: Map<LabQuestion['type'], number>;
  /** To be asked again as soon as that is answered. */
  readonly again: Set<LabQuestion['type']>;
  /** What `operate` was last asked about, so that a change elsewhere asks nothing. */
  subject: string;
  /** The ranking that was last asked for; null: none. */
  ranking: LabWish | null;
  /** Which weights the kept ranking is of, as `stateOf` names them; empty: none. */
  ranked: string;
  /** Which weights were last asked for, as `stateOf` names them; empty: none. */
  asked: string;
  weightsAsked: boolean;
  hasWeights: boolean;
  /** The loss that the newest `operate` is still to bring. */
  lossOpen: number | null;
  since: number;
  restUntil: number;
}

const emptyDesk = (): Desk => ({
  open: new Map(),
  again: new Set(),
  subject: '',
  ranking: null,
  ranked: '',
  asked: '',
  weightsAsked: false,
  hasWeights: false,
  lossOpen: null,
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
  let desks: Desk[] = [];
  /** What views want to know, by contender and kind; they may say so before anybody watches. */
  const wishes = new Map<string, LabWish>();
  const wishKey = (kind: Kind, contender: number) => `${contender} ${kind}`;
  const wishesOf = (index: number) => [...wishes.values()].filter(({ contender }) => contender === index);

  let opened = -1;
  let serial = 0;
  /** Views that look. */
  let watchers = 0;

  function setContender(index: number, change: (surgery: ContenderSurgery) => ContenderSurgery): void {
    const { contenders } = around.state();
    around.set({ contenders: contenders.map((each, other) => (other === index ? change(each) : each)) });
  }

  /** What was said about these kinds of questions is no longer of what the page shows. */
  function outdate(index: number, kinds: readonly LabQuestion['type'][]): void {
    const fresh = (Object.keys(ANSWERS) as AnswerType[]).some(
      (type) => kinds.includes(ANSWERS[type]) && around.state().contenders[index]?.[type]?.stale === false,
    );
    if (!fresh) return;
    setContender(index, (surgery) => {
      const marked = (Object.keys(ANSWERS) as AnswerType[]).map((type) => {
        const kept = surgery[type];
        return [type, kept !== null && kinds.includes(ANSWERS[type]) ? { ...kept, stale: true } : kept];
      });
      return { ...surgery, ...(Object.fromEntries(marked) as Partial<ContenderSurgery>) };
    });
  }

  /** A ranking is not asked for again by itself: it holds again once the weights that it is of are looked at again. */
  function backToRanked(index: number): void {
    const { run, focus } = around.page();
    const network = run.contenders[index];
    if (network === undefined || stateOf(network, focus) !== desks[index]?.ranked) return;
    if (around.state().contenders[index]?.ranked?.stale !== true) return;
    setContender(index, (surgery) => ({ ...surgery, ranked: surgery.ranked && { ...surgery.ranked, stale: false } }));
  }

  /** Makes the laboratory ready for the networks that there are. */
  function openRun(kept: Lineage = []): void {
    const built = around.built();
    if (built === null || !around.state().watching || opened === built.run) return;
    const { run, spec, request } = built;
    opened = run;
    const before = desks;
    desks = spec.contenders.map((_, index) => {
      // A ranking that was made of these very weights stays.
      const { ranking, ranked } = before[kept[index] ?? -1] ?? emptyDesk();
      return { ...emptyDesk(), ranking, ranked };
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
    return network === undefined || stateOf(network, focus) !== desks[index]?.asked;
  }

  /** Asks for the weights where they have changed and it is time. */
  function freshen(index: number): void {
    const desk = desks[index];
    const network = around.page().run.contenders[index];
    if (desk === undefined || network === undefined || !around.state().watching) return;
    if (network.status === 'warmingUp' || desk.weightsAsked || stateOf(network, around.page().focus) === desk.asked)
      return;
    const busy = desk.open.has('operate') || desk.lossOpen !== null;
    if (desk.hasWeights && (busy || (isTraining(network.status) && epochIsNow() && around.now() < desk.restUntil)))
      return;
    desk.asked = stateOf(network, around.page().focus);
    desk.weightsAsked = true;
    desk.since = around.now();
    client.weights(opened, index);
  }

  /** Asks, or remembers to ask once the question of this kind that is open has been answered. */
  function ask(index: number, kind: LabQuestion['type']): void {
    const desk = desks[index];
    if (desk === undefined || !around.state().watching) return;
    // A ranking that has become another's is worth nothing; the others are answered soon.
    if (!desk.hasWeights || (desk.open.has(kind) && kind !== 'rank')) {
      desk.again.add(kind);
      return;
    }
    const question = questionOf(index, kind, desk);
    if (question === null) return;
    desk.open.set(kind, question.ask);
    desk.again.delete(kind);
    if (kind === 'operate') desk.lossOpen = question.ask;
    client.lab(question);
  }

  function questionOf(contender: number, kind: LabQuestion['type'], desk: Desk): LabQuestion | null {
    const { spec, focus } = around.page();
    const { interventions } = spec;
    const { probe, layer, direction } = focus;
    const context = { ask: ++serial, run: opened, contender, interventions, probe };
    if (kind === 'operate') {
      desk.subject = subjectOf(contender);
      const withWeights = focus.cell === contender;
      const { layers, bidirectional } = spec.contenders[contender]!;
      const place = { layer: Math.min(layer, layers - 1), direction: bidirectional ? direction : 'forward' } as const;
      return { type: 'operate', ...context, ...place, withWeights };
    }
    const wish = wishes.get(wishKey(kind, contender));
    if (wish === undefined) return null;
    if (kind === 'rank') desk.ranking = wish;
    return { ...context, ...wish } as LabQuestion;
  }

  /** What the answer to `operate` depends on besides the weights. */
  function subjectOf(contender: number): string {
    const { spec, focus } = around.page();
    const own = spec.interventions.filter((each) => each.on && (each.kind === 'input' || each.contender === contender));
    const { probe, layer, direction, cell } = focus;
    return JSON.stringify([own, probe, layer, direction, cell === contender]);
  }

  /** Asks everything anew that the weights, or what is done to them, decide; a ranking only says that it is old. */
  function askAll(index: number): void {
    ask(index, 'operate');
    for (const wish of wishesOf(index))
      if (wish.type !== 'rank' || wish !== desks[index]!.ranking) ask(index, wish.type);
  }

  /** Kinds whose answers the interventions and the probe decide. */
  const TOUCHED = ['operate', 'sensitivity', 'project', 'forecast'] as const;

  return {
    /** Every view says so when it begins to look and when it stops. */
    watch(looks: boolean): void {
      watchers = Math.max(0, watchers + (looks ? 1 : -1));
      const watching = watchers > 0;
      if (watching === around.state().watching) return;
      around.set({ watching });
      if (watching) {
        openRun();
        desks.forEach((desk, index) => {
          // What happened meanwhile was not asked about.
          if (desk.hasWeights && desk.subject !== subjectOf(index)) askAll(index);
          freshen(index);
        });
      } else if (opened >= 0) client.lab({ type: 'callOff', run: opened });
    },

    /** A view wants to know; it is asked now, and again whenever it may have changed, but for a ranking. */
    wish(wish: LabWish): void {
      wishes.set(wishKey(wish.type, wish.contender), wish);
      outdate(wish.contender, [wish.type]);
      ask(wish.contender, wish.type);
    },

    unwish(kind: Kind, contender: number): void {
      wishes.delete(wishKey(kind, contender));
      desks[contender]?.again.delete(kind);
      if (kind !== 'rank' || opened < 0) return;
      desks[contender]?.open.delete('rank');
      if (desks[contender] !== undefined) desks[contender].ranking = null;
      client.lab({ type: 'callOff', run: opened });
    },

    /** The interventions or what the page looks at have changed, a past epoch among it. */
    changed(): void {
      if (!around.state().watching) return;
      if (desks.length === 0) again();
      desks.forEach((desk, index) => {
        if (moved(index)) outdate(index, Object.values(ANSWERS));
        backToRanked(index);
        freshen(index);
        if (!desk.hasWeights || desk.subject === subjectOf(index)) return;
        outdate(index, TOUCHED);
        ask(index, 'operate');
        for (const { type } of wishesOf(index)) if (TOUCHED.some((kind) => kind === type)) ask(index, type);
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
      const desk = desks[message.contender];
      if (desk === undefined || message.run !== opened) return;
      if (message.type === 'weights') {
        desk.weightsAsked = false;
        desk.hasWeights = true;
        client.lab(message);
        if (around.state().watching) askAll(message.contender);
        return;
      }
      if (message.type === 'failed') return;
      if (moved(message.contender)) outdate(message.contender, Object.values(ANSWERS));
      backToRanked(message.contender);
      freshen(message.contender);
    },

    fromLab(message: FromLab): void {
      if (message.run !== opened || message.type === 'opened') return;
      if (message.type === 'labFailed') {
        if (message.ask === null) around.set({ problem: message.problem });
        else failed(message.ask, message.problem);
        return;
      }
      const { contender } = message;
      const desk = desks[contender];
      if (desk === undefined) return;
      const kind = ANSWERS[message.type];
      const newest = message.type === 'losses' ? desk.lossOpen : desk.open.get(kind);
      // The answer to a question that was put anew meanwhile: still the best there is, but of what was.
      const old = newest !== undefined && newest !== null && newest !== message.ask;
      const stale = old || moved(contender) || desk.again.has(kind);
      if (kind === 'rank') desk.ranked = stale ? '' : desk.asked;
      setContender(contender, (surgery) => ({ ...surgery, problem: null, [message.type]: { answer: message, stale } }));
      if (old) return;
      if (message.type === 'losses') lossDone(contender, desk);
      else if (message.type !== 'ranked' || message.done === message.total) done(contender, desk, kind);
    },

    /** What it knew is gone with it; it is started anew by `again`, and by whatever changes what is asked. */
    crashed(ending: Ending): void {
      opened = -1;
      desks = [];
      around.set({ problem: labProblem(ending) });
    },

    /** The user asks for the laboratory again. */
    again,
  };

  function again(): void {
    if (opened < 0) openRun();
  }

  function done(index: number, desk: Desk, kind: LabQuestion['type']): void {
    desk.open.delete(kind);
    if (desk.again.has(kind)) ask(index, kind);
  }

  function lossDone(index: number, desk: Desk): void {
    desk.lossOpen = null;
    const now = around.now();
    desk.restUntil = now + (LAB_SHARE - 1) * (now - desk.since);
    freshen(index);
  }

  function failed(number: number, what: Problem): void {
    desks.forEach((desk, index) => {
      for (const [kind, open] of desk.open) {
        if (open !== number) continue;
        setContender(index, (surgery) => ({ ...surgery, problem: what }));
        if (kind === 'operate') desk.lossOpen = null;
        done(index, desk, kind);
      }
    });
  }
}
