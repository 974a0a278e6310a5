import { expect, test } from 'vitest';
import { inLanguage } from '#lib/server/request-language.ts';
import { rules } from './rules.ts';

test('the fifteen rules stand in both languages, in the same order', () => {
	const ids = Array.from({ length: 15 }, (_, index) => `R${index + 1}`);
	expect(rules().map((rule) => rule.id)).toEqual(ids);
	expect(inLanguage('en', rules).map((rule) => rule.id)).toEqual(ids);
});

test('no French is left in the English ones, and no French typography', () => {
	const words = inLanguage('en', rules).map(({ title, text }) => `${title} ${text}`);
	expect(
		words.filter((text) => /\b(le|la|les|des|du|une?|montant|pas|pour|dans)\b|[\u00A0«»]/.test(text))
	).toEqual([]);
});
