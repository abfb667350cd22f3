/** Before each file of e2e tests: their modules stay loaded from one file to the next and register these hooks no more. */
import { afterAll, afterEach } from 'vitest';
import { checkMovedPage, leaveMovedPage } from './support';

afterEach(({ task }) => checkMovedPage(task.result?.state === 'fail'));

afterAll(leaveMovedPage);
