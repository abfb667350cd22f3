/** A process of `npm run lessons`: what it checks comes as messages of its parent. */
import { checked, type ToChecker } from './claimWork';

process.on('message', (message: ToChecker) => {
  void checked(message).then((answers) => process.send?.(answers));
});
process.on('disconnect', () => process.exit());
