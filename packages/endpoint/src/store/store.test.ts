import { bothDatabases } from '../testing/databases.ts';
import { describeStore } from '../testing/describe-store.ts';

describeStore(bothDatabases());
