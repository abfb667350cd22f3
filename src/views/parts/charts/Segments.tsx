/** A few choices side by side, one of them chosen. */
import { SegmentedControl } from '@mantine/core';

interface SegmentsProps<V extends string> {
  readonly label: string;
  /** Empty: none is chosen. */
  readonly value: V | '';
  readonly choices: readonly { readonly value: V; readonly label: string }[];
  readonly onChange: (value: V) => void;
}

export function Segments<V extends string>({ label, value, choices, onChange }: SegmentsProps<V>) {
  return (
    <SegmentedControl
      size="xs"
      radius={8}
      aria-label={label}
      value={value}
      data={choices.map((choice) => ({ ...choice }))}
      onChange={(chosen) => onChange(chosen as V)}
      transitionDuration={0}
      withItemsBorders={false}
    />
  );
}
