/** What a backend of TensorFlow.js is called on the page. */
import type { Translate } from '../../i18n';

const BACKENDS = ['reference', 'simd', 'webgl'] as const;

/** A backend in plain words; null: none was taken yet. */
export function backendName(name: string | null, t: Translate): string {
  const known = BACKENDS.find((backend) => backend === name);
  return known ? t(`run.backends.${known}`) : (name ?? t('run.none'));
}
