// Tells zod not to try `new Function`, which the page's policy forbids and would report. Imported before any schema is made.
import { config } from 'zod';

config({ jitless: true });
