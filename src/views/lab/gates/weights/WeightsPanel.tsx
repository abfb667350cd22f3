/** Weights: kernel, recurrent kernel and biases of the layer that is looked into, gate by gate, and where their eigenvalues lie. */
import { useWords } from '../../../../i18n/react';
import { Segments } from '../../../parts/charts/Segments';
import { letterOf } from '../../../state/model';
import { useContenderNames } from '../../../parts/save/names';
import { SaveMenu } from '../../../parts/save/SaveMenu';
import { useApp, useAppStore } from '../../../state/store-context';
import { LabPanel, type PanelProps } from '../../shared/LabPanel';
import { LabProblem } from '../../shared/LabProblem';
import { useAnswer, useAsked, useLookedInto, useRefusal } from '../../shared/looked-into';
import { LookedIntoChoice } from '../../shared/LookedIntoChoice';
import { useChoices } from '../../shared/choices';
import { FIRST_CHOICES, type Shown } from './choices';
import { weightTable } from './weight-table';
import { WeightGrid } from './WeightGrid';
import styles from './weights.module.css';

const SHOWN = ['now', 'change'] as const satisfies readonly Shown[];

export function WeightsPanel(panel: PanelProps) {
  const { t } = useWords();
  const [{ shown }, choose] = useChoices(panel.id, FIRST_CHOICES);
  const { contender } = useLookedInto();
  return (
    <LabPanel
      {...panel}
      save={<WeightsSave />}
      controls={
        <>
          <LookedIntoChoice contender={contender} />
          <Segments
            label={t('weights.shown')}
            value={shown}
            choices={SHOWN.map((value) => ({ value, label: t(`weights.showns.${value}`) }))}
            onChange={(value) => choose({ shown: value })}
          />
        </>
      }
    >
      <Inside shown={shown} />
    </LabPanel>
  );
}

function Inside({ shown }: { shown: Shown }) {
  const { t } = useWords();
  const looked = useLookedInto();
  const { contender, layer, direction } = looked;
  const spec = useApp((state) => state.spec.contenders[contender]);
  useAsked({ type: 'anatomy', contender, layer, direction });
  const anatomy = useAnswer('anatomy', looked);
  const refusal = useRefusal(looked);
  if (!anatomy || !spec)
    return refusal ? (
      <LabProblem problem={refusal} className={styles['none']} />
    ) : (
      <p className={styles['none']}>{t('weights.waiting')}</p>
    );
  return <WeightGrid anatomy={anatomy} spec={spec} shown={shown} />;
}

function WeightsSave() {
  const { t } = useWords();
  const store = useAppStore();
  const names = useContenderNames();
  const looked = useLookedInto();
  const answer = () => store.getState().surgery.contenders[looked.contender]?.anatomy?.answer ?? null;
  return (
    <SaveMenu
      name={t('weights.title')}
      file={`weights-${letterOf(looked.contender)}`}
      epochs={() => [answer()?.epoch ?? null]}
      form="long"
      numbers={() => {
        const given = answer();
        return given && weightTable(names()[given.contender]!, given);
      }}
    />
  );
}
