import { findLanguage } from '#lib/domain/language.ts';

findLanguage(() => (document.documentElement.lang === 'en' ? 'en' : 'fr'));
