import { describe, expect, test } from 'vitest';
import { beneficiaryId, isPrivatePerson, slugOf } from './beneficiary-id.ts';

describe('who received money', () => {
	test.for([
		['Amicale du Nid', '775723679', '775723679'],
		['Dispositif Ac.Sé', null, 'dispositif-ac-se'],
		['  DISPOSITIF   AC.SÉ ', null, 'dispositif-ac-se'],
		['L’Œuvre (Côte-d’Or)', null, 'l-oeuvre-cote-d-or'],
		['123456789', null, 'nom-123456789'],
		['…', null, 'sans-nom'],
		[null, null, 'sans-nom']
	] as const)('%s, %s has the address %s', ([name, siren, id]) => {
		expect(beneficiaryId(name, siren)).toBe(id);
	});

	test('an address never changes when it is read as a name', () => {
		expect(slugOf(slugOf('Le Bus des femmes'))).toBe('le-bus-des-femmes');
	});
});

describe('a private person', () => {
	test.for([
		['Mme Dupont', null, true],
		['M. Jean Dupont', null, true],
		['MONSIEUR DUPONT', null, true],
		['Mme Dupont', '775723679', false],
		['Mouvement du Nid', null, false],
		['MIST, Mission d’intervention', null, false],
		['Madame', null, false],
		[null, null, false]
	] as const)('%s, %s: %s', ([name, siren, is]) => {
		expect(isPrivatePerson(name, siren)).toBe(is);
	});
});
