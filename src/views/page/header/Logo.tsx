/** The mark: a state that goes round and a signal that passes through. */
export function Logo() {
  return (
    <svg
      width="24"
      height="24"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      aria-hidden="true"
    >
      <path d="M20.6 8.2A9.4 9.4 0 1 0 21.4 12" strokeLinecap="round" />
      <path d="M17.2 8.6h3.9V4.7" strokeLinecap="round" strokeLinejoin="round" />
      <path d="M6 12.4h2.8l2-4.4 2.5 8.4 1.7-4h2.4" strokeLinejoin="round" strokeLinecap="round" />
    </svg>
  );
}
