import { expect, test } from 'vitest';
import { inLanguage } from '#lib/server/request-language.ts';
import { noReason, reasonWords, wholeReason } from './change-reasons.ts';

const plain = (text: string) => text.replaceAll('\u00A0', ' ');
const late = { texte: '« Retard du décret ».', de: 2017, a: 2018, editeur: 'Sénat', page: 'Partie B' };

test('a reason is told with its source, and its years where they are not those compared', () => {
	expect(reasonWords(late, [2017, 2018])).toBe('« Retard du décret » (Sénat, partie B).');
	expect(plain(reasonWords({ ...late, texte: 'Retard du décret.' }, [2016, 2018]))).toBe(
		'De 2017 à 2018 : retard du décret (Sénat, partie B).'
	);
	expect(reasonWords({ ...late, page: '' }, [2017, 2018])).toBe('« Retard du décret » (Sénat).');
	expect(inLanguage('en', () => reasonWords({ ...late, texte: 'Late decree.' }, [2017, 2019]))).toBe(
		'From 2017 to 2018: late decree.'
	);
});

test('what stands where no reason was found', () => {
	expect([noReason(), wholeReason()]).toEqual(['Motif non trouvé', 'Voir le motif de l’ensemble']);
	expect(inLanguage('en', () => [noReason(), wholeReason()])).toEqual([
		'Reason not found',
		'See the reason given for the whole'
	]);
});
