/** Leads through the page, stop by stop, and waits at those where the person does something; loaded when it starts. */
import './tour.css';
import { driver, type Driver, type PopoverDOM } from 'driver.js';
import type { Translate } from '../../../i18n';
import type { AppStore } from '../../state/store-context';
import { STOPS, type Stop } from './steps';

/** Starts the tour; it ends itself at its last stop, or when it is left. */
export function runTour(store: AppStore, t: Translate): void {
  /** Ends what the stop that is shown listens to. */
  let leaveStop: (() => void) | null = null;
  const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  const narrow = window.matchMedia('(max-width: 700px)').matches;
  const tour = driver({
    animate: !still,
    overlayOpacity: 0.35,
    stagePadding: 6,
    stageRadius: 10,
    popoverClass: 'tour',
    // A press beside it is a slip, and its arrow keys would be taken from the heatmaps: Escape and Tab are handled here.
    overlayClickBehavior: () => undefined,
    allowKeyboardControl: false,
    showProgress: true,
    nextBtnText: t('tour.next'),
    prevBtnText: t('tour.back'),
    doneBtnText: t('tour.end'),
    steps: STOPS.map((stop, k) => ({
      element: () =>
        (narrow && stop.narrow && document.querySelector(stop.narrow.selector)) ||
        document.querySelector(stop.selector)!,
      popover: {
        title: t(`tour.steps.${stop.name}.title`),
        description: t(`tour.steps.${stop.name}.text`),
        side: (narrow ? stop.narrow?.side : undefined) ?? stop.side,
        align: 'start',
        progressText: t('tour.progress', { current: k + 1, total: STOPS.length }),
        onPopoverRender: (popover) => {
          leaveStop?.();
          leaveStop = enter(stop, popover, store, t);
        },
      },
      onHighlighted: (element) => follow(tour, element),
    })),
    onDestroyed: () => {
      leaveStop?.();
      leaveKeys();
    },
  });
  const leaveKeys = ownKeys(tour);
  tour.drive();
}

/** Lets Next wait where there is something to do, and says so; the result stops listening. */
function enter(stop: Stop, popover: PopoverDOM, store: AppStore, t: Translate): () => void {
  // They would be the page's own head and foot.
  popover.title.setAttribute('role', 'none');
  popover.footer.setAttribute('role', 'none');
  // Read out from the start, and Enter presses nothing yet.
  popover.wrapper.tabIndex = -1;
  popover.closeButton.setAttribute('aria-label', t('tour.leave'));
  const { done, seen, events = [] } = stop;
  if (!done && !seen && events.length === 0) return () => undefined;
  const words = document.createElement('p');
  words.setAttribute('role', 'status');
  words.className = 'tour-turn';
  popover.description.after(words);
  const next = popover.nextButton;
  let finished = false;
  const show = () => {
    next.disabled = !finished;
    next.classList.toggle('driver-popover-btn-disabled', !finished);
    words.dataset['done'] = String(finished);
    words.textContent = t(finished ? 'tour.did' : 'tour.waits');
  };
  const look = () => {
    if (finished || !(done?.(store.getState()) === true || seen?.() === true)) return;
    finished = true;
    show();
  };
  const happened = ({ target }: Event) => {
    if (finished || !(target instanceof Element) || !target.matches('[data-heatmap]')) return;
    finished = true;
    show();
  };
  show();
  look();
  const leaveStore = store.subscribe(look);
  const watcher = new MutationObserver(look);
  if (seen) watcher.observe(document.body, { subtree: true, attributes: true, attributeFilter: ['data-pinned'] });
  events.forEach((event) => document.addEventListener(event, happened));
  return () => {
    leaveStore();
    watcher.disconnect();
    events.forEach((event) => document.removeEventListener(event, happened));
  };
}

/** Keeps the light on an element that changes its size or is scrolled; it is no button that opens the tour's words. */
function follow(tour: Driver, element: Element | undefined): void {
  if (!element) return;
  document.querySelector<HTMLElement>('.driver-popover')?.focus({ preventScroll: true });
  for (const name of ['aria-haspopup', 'aria-expanded', 'aria-controls']) element.removeAttribute(name);
  const again = () => {
    if (tour.isActive() && tour.getActiveElement() === element) tour.refresh();
    else {
      sizes.disconnect();
      document.removeEventListener('scroll', again, true);
    }
  };
  const sizes = new ResizeObserver(again);
  sizes.observe(element);
  document.addEventListener('scroll', again, true);
}

const REACHABLE = 'a[href], button, input, select, textarea, [tabindex="0"]';

/** Escape leaves; Tab goes round in the tour's words and the element that is lit, heatmaps and sliders among it. */
function ownKeys(tour: Driver): () => void {
  const key = (event: KeyboardEvent) => {
    if (event.key === 'Escape') tour.destroy();
    if (event.key !== 'Tab') return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const roots = [document.querySelector('.driver-popover'), tour.getActiveElement()];
    const all = roots
      .flatMap((root) => [...(root?.querySelectorAll<HTMLElement>(REACHABLE) ?? [])])
      .filter((each) => !each.matches(':disabled, [tabindex="-1"]') && each.checkVisibility());
    const at = all.indexOf(document.activeElement as HTMLElement);
    const to = at < 0 ? 0 : at + (event.shiftKey ? -1 : 1);
    all.at(to % all.length)?.focus();
  };
  window.addEventListener('keydown', key, true);
  return () => window.removeEventListener('keydown', key, true);
}
