/** How a table gets from the data worker to the trainers: each asks over a channel of its own and gets its own copy. */
import type { Table } from '../experiment/sequences';
import { buffersOf } from './transfer';

/** What a trainer asks for: the table of a request whose data were prepared. */
export interface TableWanted {
  readonly request: number;
}

/** `held` is false where the keeper has let go of it; `table` is null where the sequences are synthesised. */
export interface TableGiven {
  readonly request: number;
  readonly held: boolean;
  readonly table: Table | null;
}

/** The part of a MessagePort that both sides need; Node's and the browser's fit. */
type Port = Pick<MessagePort, 'postMessage' | 'addEventListener' | 'start' | 'close'>;

/** The data worker's side. */
export class TableKeeper {
  private readonly held = new Map<number, Table | null>();
  /** The open channels by their numbers. */
  private readonly ports = new Map<number, Port>();

  /**
   * Keeps the table of a prepared request, and lets go of older ones.
   *
   * @param inUse the request whose table stays all the same, because the networks have it; null: none
   */
  keep(request: number, table: Table | null, inUse: number | null): void {
    this.held.set(request, table);
    for (const older of this.held.keys()) if (older < request && older !== inUse) this.held.delete(older);
  }

  /** Answers a trainer over a channel until `leave` says that the trainer is gone, which not every browser's port tells. */
  serve(channel: number, port: Port): void {
    this.ports.set(channel, port);
    port.addEventListener('message', ({ data }: MessageEvent<TableWanted>) => {
      const { request } = data;
      const table = copyOf(this.held.get(request) ?? null);
      port.postMessage({ request, held: this.held.has(request), table } satisfies TableGiven, buffersOf(table));
    });
    port.start();
  }

  /** Closes the channel of a trainer that is gone. */
  leave(channel: number): void {
    this.ports.get(channel)?.close();
    this.ports.delete(channel);
  }

  /** How many channels are open. */
  get channels(): number {
    return this.ports.size;
  }
}

/** The trainer's side. */
export class TableSource {
  private port: Port | null = null;
  private waiting: { request: number; take: (table: Table | null) => void; refuse: (reason: Error) => void }[] = [];

  /** Asks this keeper from now on. Whoever still waits for the one before is told that it is gone. */
  connect(port: Port): void {
    this.port?.close();
    this.port = port;
    const lost = this.waiting;
    this.waiting = [];
    for (const { refuse } of lost) refuse(new Error('the data worker stopped'));
    port.addEventListener('message', ({ data }: MessageEvent<TableGiven>) => {
      this.answer(data);
    });
    port.start();
  }

  /** A copy of a request's table, this trainer's own. Rejects when the table is not held any more. */
  readonly table = (request: number): Promise<Table | null> =>
    new Promise((take, refuse) => {
      this.waiting.push({ request, take, refuse });
      this.port?.postMessage({ request } satisfies TableWanted);
    });

  private answer({ request, held, table }: TableGiven): void {
    const asked = this.waiting.findIndex((each) => each.request === request);
    if (asked < 0) return;
    const [{ take, refuse }] = this.waiting.splice(asked, 1) as [(typeof this.waiting)[number]];
    if (held) take(table);
    else refuse(new Error(`the data of request ${request} are gone`));
  }
}

/** The same numbers in arrays of their own, which may be handed over. */
function copyOf(table: Table | null): Table | null {
  if (table === null) return null;
  const { labels } = table;
  return {
    ...table,
    columns: table.columns.map((column) => ({ ...column, values: column.values.slice() })),
    ...(table.texts ? { texts: table.texts.map((text) => ({ ...text, codes: text.codes.slice() })) } : {}),
    labels: labels.kind === 'time' ? { ...labels, times: labels.times.slice() } : labels,
    ...(table.breaks ? { breaks: table.breaks.slice() } : {}),
  };
}
