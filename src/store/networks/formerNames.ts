/** Networks that stay while others are built get another name; their trainers may still report under the one before. */
import type { FromTrainer } from '../../training/protocol';
import type { Lineage } from './kept';

/** The name of a network: the build that made it, or gave it its place, and the place, 0-based. */
const nameOf = (run: number, contender: number): string => `${run}.${contender}`;

export class FormerNames {
  /** Where a network stands now, by every name that it had before. */
  private places = new Map<string, number>();

  /** A build gives places to the networks that stay. @param was the build before @param kept which network each place gets */
  renamed(was: number, kept: Lineage): void {
    const places = new Map<string, number>();
    kept.forEach((from, contender) => {
      if (from === null) return;
      places.set(nameOf(was, from), contender);
      for (const [name, place] of this.places) if (place === from) places.set(name, contender);
    });
    this.places = places;
  }

  /** The message as one of the present build; null where its network is gone. */
  nowOf(message: FromTrainer, run: number): FromTrainer | null {
    if (message.run === run) return message;
    const contender = this.places.get(nameOf(message.run, message.contender));
    // What is handed over may be of a network that is no longer there.
    if (contender === undefined) return message.type === 'ended' ? message : null;
    const now = { ...message, run, contender };
    return now.type === 'ended' ? { ...now, outcome: { ...now.outcome, contender } } : now;
  }
}
