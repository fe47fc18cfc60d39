import { describeShare } from './describe-share.ts';

describeShare(2);
