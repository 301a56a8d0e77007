import { digests } from './digests';

postMessage(digests());
