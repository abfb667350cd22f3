/** Worker entry: the session that fetches, parses and prepares the data, bound to this worker's messages. */
import { DataSession } from '../training/dataSession';
import { showLife } from '../training/life';
import type { Channel, FromData, Life, ToData } from '../training/protocol';

const session = new DataSession(
  (message: FromData) => {
    self.postMessage(message);
  },
  () => performance.now(),
);

self.addEventListener('message', ({ data }: MessageEvent<ToData | Channel | Life>) => {
  if (data.type === 'life') showLife(data);
  else session.handle(data);
});
