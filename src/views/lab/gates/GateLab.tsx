/** The gate lab: the same probe sequence through every contender, all gates and states on one time axis. */
import { useEffect, useId, useRef, useState } from 'react';
import { useWords } from '../../../i18n/react';
import { Bounded } from '../../parts/Bounded';
import { Card } from '../../parts/Card';
import { useApp } from '../../state/store-context';
import { LabFrame } from '../shared/LabFrame';
import { LabEmpty } from '../shared/LabWaiting';
import { useNewLab } from '../shared/new-lab';
import type { UnitOrder } from '../shared/order';
import styles from './gates.module.css';
import { Heatmaps } from './heatmaps/Heatmaps';
import { light } from './heatmaps/highlight';
import { LabCaption } from './heatmaps/LabCaption';
import { LabTools } from './heatmaps/LabTools';
import { Legend } from './heatmaps/Legend';
import { LostNotice } from './heatmaps/LostNotice';
import { PinnedValues } from './heatmaps/PinnedValues';
import layout from './overTime.module.css';
import { LAB_PANELS } from './panels';
import { SurgeryBanner } from './surgery/Banner';
import { TimeMachine } from './time/TimeMachine';

export default function GateLab() {
  const { t } = useWords();
  usePanelsOpenAtStart();
  const { lab, setSight } = useNewLab();
  const root = useRef<HTMLDivElement>(null);
  const readoutId = useId();
  const [order, setOrder] = useState<UnitOrder>('natural');

  useEffect(() => {
    const place = () => {
      if (root.current) root.current.dataset['pinned'] = String(lab.crosshair.isPinned());
    };
    place();
    return lab.crosshair.subscribe(place);
  }, [lab]);
  useEffect(() => lab.board.arrange(order), [lab, order]);

  return (
    <Card
      id="gates"
      title={t('sections.gates')}
      caption={<LabCaption />}
      tools={<LabTools order={order} onOrder={setOrder} lab={lab} />}
    >
      <LostNotice />
      <LabFrame lab={lab} empty={<LabEmpty />}>
        <Bounded name={t('time.title')}>
          <TimeMachine />
        </Bounded>
        <div
          className={styles['lab']}
          ref={root}
          onPointerOver={(event) => light(event.currentTarget, event.target)}
          onPointerLeave={(event) => light(event.currentTarget, null)}
          onFocus={(event) => light(event.currentTarget, event.target)}
          onBlur={(event) => light(event.currentTarget, null)}
        >
          {/* Before what it is about: beside it on a wide page, above it on a narrow one. */}
          <div className={styles['banner']}>
            <Bounded name={t('surgery.title')}>
              <SurgeryBanner sight={lab.sight} onSight={setSight} />
            </Bounded>
          </div>
          <div className={`${styles['column']} ${layout['overTime']}`}>
            <Heatmaps readoutId={readoutId} />
            <Panels place="under" />
          </div>
          <div className={styles['side']}>
            <Panels place="beside" />
            <div>
              <Bounded name={t('lab.pinned')}>
                <PinnedValues readoutId={readoutId} />
              </Bounded>
            </div>
            <div>
              <Bounded name={t('lab.legend')}>
                <Legend />
              </Bounded>
              <p className={styles['hint']}>{t('lab.keys')}</p>
            </div>
          </div>
        </div>
      </LabFrame>
    </Card>
  );
}

/** Unfolds, once, what this screen has room for. */
function usePanelsOpenAtStart(): void {
  const setOpen = useApp((state) => state.setOpen);
  useEffect(() => {
    for (const panel of LAB_PANELS) {
      if ('startsOpen' in panel && window.matchMedia(panel.startsOpen).matches) setOpen(panel.id, true);
    }
  }, [setOpen]);
}

type Place = (typeof LAB_PANELS)[number]['place'];

/** The panels of one place, each within a boundary of its own. */
function Panels({ place }: { readonly place: Place }) {
  const { t } = useWords();
  return LAB_PANELS.filter((panel) => panel.place === place).map((panel) => {
    const title = t(panel.title);
    return (
      <Bounded key={panel.id} name={title}>
        <panel.Panel id={panel.id} title={title} help={t(panel.help)} />
      </Bounded>
    );
  });
}
