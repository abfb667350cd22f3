/** Processes that work for the command line, and what is asked of them. */
import { fork, type ChildProcess } from 'node:child_process';

/** A process, as far as the command line needs it. */
export type Child = Pick<ChildProcess, 'on' | 'once' | 'off' | 'send' | 'kill' | 'disconnect'>;

/** Starts one. */
export type StartChild = () => Child;

/** Starts a process that runs the way this one does, so that it reads TypeScript. @param file absolute */
export const processOf =
  (file: string): StartChild =>
  () =>
    fork(file, { serialization: 'advanced', stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });

/**
 * Sends a message and listens until there is an answer.
 *
 * @param hear takes what the process says, and gives the answer; null while that is still to come
 * @param died gives the answer in place of a process that ends before
 */
export function answerOf<M, A>(
  child: Child,
  message: object,
  hear: (said: M) => A | null,
  died: (detail: string) => A,
): Promise<A> {
  return new Promise((resolve) => {
    const end = (answer: A) => {
      child.off('message', listen);
      child.off('exit', die);
      resolve(answer);
    };
    const listen = (said: M) => {
      const answer = hear(said);
      if (answer !== null) end(answer);
    };
    const die = (code: number | null, signal: string | null) => {
      end(died(signal ?? `exit code ${code}`));
    };
    child.on('message', listen);
    child.once('exit', die);
    // A process that died between two questions takes no more messages.
    child.send(message, (error) => {
      if (error !== null) end(died(error.message));
    });
  });
}
