import { expect, test } from 'vitest';
import { SeveralFiles } from './several-files.ts';
import { fc } from '../../../../tests/property-seed.ts';

test('what a thousand files say is said under three of them, then once', () => {
	const files = new SeveralFiles();
	const kept = Array.from({ length: 1000 }, (_, at) =>
		files.heard(`f${at}.csv`, [
			'Lu comme UTF-8.',
			`Ligne ${at + 2}, colonne D (montant)\u00A0: «\u00A0${at}x\u00A0» n’est pas un montant.`
		])
	);
	expect(kept.slice(0, 3).every((sentences) => sentences.length === 2)).toBe(true);
	expect(kept.slice(3).flat()).toEqual([]);
	expect(files.others()).toEqual([
		'De même dans 997 autres fichiers (f3.csv, f4.csv, f5.csv, f6.csv, f7.csv…)\u00A0:',
		'Lu comme UTF-8.',
		expect.stringContaining('«\u00A00x\u00A0» n’est pas un montant.')
	]);
});

test('nothing is lost: each sentence of each file is said, or counted with those that say the same', () => {
	const words = fc.constantFrom('a', 'b', 'c est long', 'ligne 12', 'd');
	fc.assert(
		fc.property(fc.array(fc.uniqueArray(words), { maxLength: 30 }), (said) => {
			const files = new SeveralFiles();
			const kept = said.flatMap((sentences, at) => files.heard(`${at}`, sentences)).length;
			let counted = 0;
			let under = 0;
			for (const line of files.others()) {
				const head = /^De même dans (\d+)/.exec(line);
				if (head) under = Number(head[1]);
				else counted += under;
			}
			expect(kept + counted).toBe(said.flat().length);
		})
	);
});
