import { findLanguage } from '#lib/domain/language.ts';
import { bringToLife } from './bring-to-life.ts';
import { changePages } from './change-page.ts';
import { copyAndPrint } from './copy-and-print.ts';
import { readFigures } from './read-figures.ts';
import { openSheets } from './open-sheets.ts';
import { sendChoices } from './send-choices.ts';

// The one script of the pages. Each is whole without it; it waits until the page is read.
findLanguage(() => (document.documentElement.lang === 'en' ? 'en' : 'fr'));
bringToLife(document);
readFigures();
copyAndPrint();
changePages();
sendChoices();
openSheets();
