import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { LANGUES } from '#lib/domain/language.ts';
import { bringIn } from '#lib/words/help/bring-in.ts';
import { PICTURES } from '#lib/words/help/chapter.ts';
import { useFigures } from '#lib/words/help/use-figures.ts';
import sizes from './picture-sizes.json';

/** Width and height that a WebP file gives (VP8 and VP8X chunks). */
function sizeOf(path: string) {
	const bytes = readFileSync(path);
	expect(bytes.toString('latin1', 0, 4) + bytes.toString('latin1', 8, 12)).toBe('RIFFWEBP');
	return bytes.toString('latin1', 12, 16) === 'VP8X'
		? { width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 }
		: { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff };
}

test.for(LANGUES)(
	'every picture of the help is there, as large as the page says, and no other: %s',
	(langue) => {
		expect(readdirSync(`static/aide/${langue}`).sort()).toEqual(
			[...PICTURES].map((name) => `${name}.webp`).sort()
		);
		for (const name of PICTURES)
			expect(sizes[`${langue}/${name}`], name).toEqual(sizeOf(`static/aide/${langue}/${name}.webp`));
	}
);

test('each picture is shown once, and each chapter has its own address', () => {
	const chapters = [...bringIn(), ...useFigures()];
	const shown = chapters.flatMap(({ image }) => (image ? [image.nom] : []));
	expect(shown.toSorted()).toEqual([...PICTURES].sort());
	const ids = chapters.map(({ id }) => id);
	expect(new Set(ids).size).toBe(ids.length);
});
