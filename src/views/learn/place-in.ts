/** Where a lesson is gone on with: at the step that was shown last, or from its beginning once it is done. */
import type { LessonEntry } from '../../lessons';
import type { LearnPlace } from '../../store/shell/place';
import type { LessonProgress } from '../../store/shell/progress';

export function placeIn({ id, steps }: LessonEntry, { step, done }: LessonProgress): LearnPlace {
  return { at: 'lesson', lesson: id, step: done.length >= steps ? 0 : Math.min(step, steps - 1) };
}
