import { AsyncLocalStorage } from 'node:async_hooks';
import { findLanguage, type Langue } from '#lib/domain/language.ts';

const current = new AsyncLocalStorage<Langue>();
findLanguage(() => current.getStore() ?? 'fr');

/** Does the work in a language: every sentence that it makes, now or later, is in it, and no other request's. */
export function inLanguage<T>(langue: Langue, work: () => T): T {
	return current.run(langue, work);
}
