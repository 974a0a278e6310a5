import { inEnglish } from './english.fixture.ts';
import type { Scope, ScopeWords, Sentence } from './scope.ts';

const WHOLE: ScopeWords = {
	perimetre: 'mixte',
	dispositifs: [],
	formes: [],
	sansForme: false,
	etape: 'prevu',
	de: undefined,
	a: undefined,
	base: null,
	parts: false,
	cles: false,
	annonce: 'rien',
	dit: 'rien',
	deduit: 'rien',
	annees: { annonce: [], dit: [], deduit: [] },
	auMoins: false,
	entier: true
};

/** The scope of everything planned, known whole, but for what changes. Only tests make one by hand. */
export const scopeWith = (changes: Partial<ScopeWords> = {}): Scope => ({ ...WHOLE, ...changes }) as Scope;

/** A sentence written by hand, for a test of what shows it. */
export const sentence = (text: string): Sentence => text as Sentence;

/** A sentence in both languages, the French one with plain spaces. */
export const inBothLanguages = (work: () => string): [french: string, english: string] => [
	work().replaceAll('\u00A0', ' '),
	inEnglish(work)
];
