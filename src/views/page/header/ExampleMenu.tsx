/** The example menu: starting points, and of the chosen one a sentence on what it is good for. */
import { NativeSelect } from '@mantine/core';
import { useId, useMemo } from 'react';
import { EXAMPLES, exampleOf, type ExampleId } from '../../../experiment/examples';
import { familyOf } from '../../../experiment/sources';
import { useWords } from '../../../i18n/react';
import { useApp } from '../../state/store-context';
import styles from './header.module.css';

const GROUPS = ['real', 'synthetic', 'memory'] as const;

function groupOf(id: ExampleId): (typeof GROUPS)[number] {
  const family = familyOf(EXAMPLES.find((example) => example.id === id)!.spec.data.source.kind);
  if (family === 'shipped') return 'real';
  return family === 'memory' ? 'memory' : 'synthetic';
}

export function ExampleMenu() {
  const { t } = useWords();
  const spec = useApp((state) => state.spec);
  const current = useMemo(() => exampleOf(spec), [spec]);
  const load = useApp((state) => state.load);
  const id = useId();
  const groups = GROUPS.map((group) => ({
    group: t(`source.${group}`),
    items: EXAMPLES.filter((example) => groupOf(example.id) === group).map((example) => ({
      value: example.id,
      label: t(`examples.${example.id}.title`),
    })),
  }));
  return (
    <>
      <NativeSelect
        size="xs"
        radius={8}
        className={styles['example']}
        aria-label={t('header.example')}
        aria-describedby={id}
        value={current ?? ''}
        data={current ? groups : [{ value: '', label: t('header.ownExperiment') }, ...groups]}
        onChange={(event) => {
          const chosen = EXAMPLES.find((example) => example.id === event.currentTarget.value);
          if (chosen) load(chosen.spec);
        }}
      />
      <p className={styles['description']} id={id}>
        {current && t(`examples.${current}.description`)}
      </p>
    </>
  );
}
