/** What views want to know of the laboratory; they may say so before anybody watches. */
import type { LabRequest } from '../surgeryState';

/** The questions that views ask; `operate` is asked for every network as long as a view watches. */
export type Requested = LabRequest['type'];

/** The requests by contender and question; the newest of a kind replaces the one before. */
export class Requests {
  private readonly all = new Map<string, LabRequest>();

  add(request: LabRequest): void {
    this.all.set(keyOf(request.type, request.contender), request);
  }

  remove(name: Requested, contender: number): void {
    this.all.delete(keyOf(name, contender));
  }

  /** Undefined where no view wants to know it. */
  find(name: Requested, contender: number): LabRequest | undefined {
    return this.all.get(keyOf(name, contender));
  }

  /** All requests about a contender. */
  of(contender: number): readonly LabRequest[] {
    return [...this.all.values()].filter((each) => each.contender === contender);
  }
}

const keyOf = (name: Requested, contender: number): string => `${contender} ${name}`;
