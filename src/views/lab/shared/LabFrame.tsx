/** What the parts of a lab need above them: its board and crosshair, the shape of what is shown, what is being chosen and edited. */
import type { ReactNode } from 'react';
import type { AppState } from '../../../store/state';
import type { Trace } from '../../state/model';
import { useApp } from '../../state/store-context';
import { ChoicesContext, useChoicesState } from './choices';
import { EditingContext, useEditingState } from './editing';
import { sameFrame } from './frame';
import { FramesContext, LabContext, type Lab } from './lab-context';
import { usePin } from './use-pin';

const traces = (state: AppState) => state.run.contenders.map(({ trace }) => trace);
const sameFrames = (a: readonly (Trace | null)[], b: readonly (Trace | null)[]) =>
  a.length === b.length && a.every((trace, k) => sameFrame(trace, b[k]!));

interface LabFrameProps {
  readonly lab: Lab;
  /** In place of everything, until a network is built. */
  readonly empty: ReactNode;
  readonly children: ReactNode;
}

export function LabFrame({ lab, empty, children }: LabFrameProps) {
  const frames = useApp(traces, sameFrames);
  const editing = useEditingState();
  const choices = useChoicesState();
  usePin(lab.crosshair, frames);
  if (frames.every((frame) => frame === null)) return empty;
  return (
    <LabContext value={lab}>
      <FramesContext value={frames}>
        <EditingContext value={editing}>
          <ChoicesContext value={choices}>{children}</ChoicesContext>
        </EditingContext>
      </FramesContext>
    </LabContext>
  );
}
