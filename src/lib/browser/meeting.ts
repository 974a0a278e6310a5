import { findLanguage } from '#lib/domain/language.ts';
import { Meeting } from './slides.ts';

// The script of the meeting mode. Slides are whole without it.
findLanguage(() => (document.documentElement.lang === 'en' ? 'en' : 'fr'));
for (const root of document.querySelectorAll<HTMLElement>('.reunion')) new Meeting(root);
