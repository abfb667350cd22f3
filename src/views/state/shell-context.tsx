/** The shell inside the component tree: which face is shown, and the lesson. */
import { createContext, useContext, useSyncExternalStore, type ReactNode } from 'react';
import type { ShellState } from '../../store/shell/shell';

/** What the views need of the shell; a vanilla zustand store fits. */
export interface Shell {
  getState(): ShellState;
  subscribe(listener: () => void): () => void;
}

const ShellContext = createContext<Shell | null>(null);

export function ShellProvider({ shell, children }: { shell: Shell; children: ReactNode }) {
  return <ShellContext value={shell}>{children}</ShellContext>;
}

export function useShellStore(): Shell {
  const shell = useContext(ShellContext);
  if (!shell) throw new Error('ShellProvider: missing above this component');
  return shell;
}

/** A part of the shell's state; the selector gives the same object for the same state. */
export function useShell<S>(selector: (state: ShellState) => S): S {
  const shell = useShellStore();
  return useSyncExternalStore(shell.subscribe, () => selector(shell.getState()));
}
