/** What makes a violation of the page's policy heard: said on the console, in the page and in workers, where one place collects both. */

export const VIOLATION = 'policy violation:';

/** A script of one line. */
export const LISTENER = `self.addEventListener('securitypolicyviolation', (event) => console.error('${VIOLATION} ' + event.violatedDirective + ' ' + event.blockedURI));`;
