/** Which columns the networks read and which they predict, and a way to change it. */
import { useApp } from '../../state/store-context';

export const ROLES = ['inputs', 'targets'] as const;
export type Role = (typeof ROLES)[number];

export interface Roles {
  readonly chosen: Readonly<Record<Role, readonly string[]>>;
  /** Takes a column into a role or out of it; at least one column stays. */
  readonly change: (role: Role, name: string, wanted: boolean) => void;
  readonly isLast: (role: Role, name: string) => boolean;
}

/** The roles of the prepared series' columns; null before there is one. */
export function useRoles(): Roles | null {
  const forecast = useApp((state) => state.data.preview?.forecast ?? null);
  const data = useApp((state) => state.spec.data);
  const set = useApp((state) => state.set);
  if (forecast === null) return null;
  // From the spec, which answers at once; what is prepared follows, and knows what an empty list stands for.
  const targets = data.targets.length > 0 ? data.targets : forecast.targets.map(({ name }) => name);
  const chosen = { targets, inputs: data.inputs.length > 0 ? data.inputs : targets };
  const isLast = (role: Role, name: string) => chosen[role].length === 1 && chosen[role].includes(name);
  return {
    chosen,
    isLast,
    change: (role, name, wanted) => {
      if (!wanted && isLast(role, name)) return;
      const next = forecast.columns
        .map((column) => column.name)
        .filter((other) => (other === name ? wanted : chosen[role].includes(other)));
      set(`data.${role}`, next);
    },
  };
}
