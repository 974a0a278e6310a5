import { expect, test } from 'vitest';
import { reference } from '../../../tests/fixtures/read-fixture.ts';
import { readAll } from './read-all.ts';

test('a file that no profile knows is told which is nearest, and what it lacks', async () => {
	const { summary } = await readAll('Programme;SIREN;Nom association;Somme\n137;775723679;A;12\n', reference);
	expect(summary.problems.map(({ champ, message }) => [champ, /jaune-associations/.test(message)])).toEqual([
		['Dénomination', true],
		['montant', false]
	]);
});

test('a canonical file is never taken for another kind', async () => {
	const { summary } = await readAll(
		'exercice;dispositif;programme;association;siren;montant;poste\n2018;bop137;137;A;775723679;1;x\n',
		reference
	);
	expect(summary.problems.map(({ champ }) => champ)).toEqual(['etape', 'source']);
});
