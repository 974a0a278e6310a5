import { expect, test } from 'vitest';
import { language, tr } from '#lib/domain/language.ts';
import { inLanguage } from './request-language.ts';

test('each piece of work keeps its language, side by side and across waits', async () => {
	const say = async () => {
		const before = tr('avant', 'before');
		await new Promise((resolve) => setTimeout(resolve, 5));
		return `${before} ${tr('après', 'after')}`;
	};
	expect(await Promise.all([inLanguage('en', say), inLanguage('fr', say), say()])).toEqual([
		'before after',
		'avant après',
		'avant après'
	]);
	expect(language()).toBe('fr');
});
