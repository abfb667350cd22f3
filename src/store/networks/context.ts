/** What the parts that prepare data and build networks are given. */
import type { StoreApi } from 'zustand/vanilla';
import type { Address } from '../address';
import type { Client } from '../client';
import type { FileStore } from '../files';
import type { OwnFiles } from '../ownFiles';
import type { AppState, Intent } from '../state';
import type { Course } from './course';
import type { Lineage } from './kept';

export interface Context {
  readonly client: Client;
  readonly get: StoreApi<AppState>['getState'];
  readonly set: (part: Partial<AppState>) => void;
  readonly course: Course;
  readonly files: FileStore;
  readonly address: Address;
  readonly own: Pick<OwnFiles, 'hears' | 'learnt' | 'progress'>;
  /** The networks are about to be others: what the page drops of the ones before. */
  readonly rebuilt: () => Partial<AppState>;
  /** They are being built. @param kept of every contender, which of the networks before is its own; null: it is built */
  readonly building: (kept: Lineage) => void;
}

/** Sets what the networks do as soon as they are built. */
export function setOnceBuilt({ get, set }: Pick<Context, 'get' | 'set'>, onceBuilt: Intent): void {
  const { run } = get();
  if (run.onceBuilt !== onceBuilt) set({ run: { ...run, onceBuilt } });
}
