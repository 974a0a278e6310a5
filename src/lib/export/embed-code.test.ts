import { expect, test } from 'vitest';
import { embedCode } from './embed-code.ts';
import { fc } from '../../../tests/property-seed.ts';

const ADDRESS = 'https://exemple.fr/figures/flux?dispositif=bop137,p101&de=2015';
const spec = { src: 'https://exemple.fr/embed/flux', height: 600, width: 640, page: ADDRESS };

test('a blog that takes the frame and the script away leaves the address of the figure, alone on its line', () => {
	fc.assert(
		fc.property(fc.string(), (titre) => {
			const left = embedCode({ ...spec, titre }).replace(/<(?:"[^"]*"|[^>"])*>/g, '');
			expect(left.trim()).toBe(ADDRESS.replaceAll('&', '&amp;'));
			expect(left).toMatch(/^\s*https:\/\/[^\s<>"]+\s*$/);
		})
	);
});

test('a frame has its title, its height and no more than its column', () => {
	expect(embedCode({ ...spec, titre: 'Deux « formes »' })).toMatch(
		/^<iframe src="https:\/\/exemple\.fr\/embed\/flux" title="Deux « formes »" width="100%" height="600" .*max-width:640px/
	);
});
