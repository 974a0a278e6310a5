import type { Role } from '#lib/server/accounts/editeur.ts';
import { readCommandLine, stopWithUsage } from '../usage.ts';

export const USAGE = `Usage : npm run editors -- add NOM COURRIEL [--administrateur]   ajoute un compte, donne son lien
        npm run editors -- list                                    dit les comptes
        npm run editors -- reset COURRIEL                          donne un lien pour choisir un autre mot de passe
        npm run editors -- reset COURRIEL --second-facteur         retire le second facteur d’un téléphone perdu
        npm run editors -- remove COURRIEL                         retire un compte, ses sessions et ses liens
Un lien sert une fois, pendant 72 heures : remettez-le vous-même. L’adresse du site est celle d’ORIGIN.
  --comptes CHEMIN       le fichier des comptes (sinon ACCOUNTS_PATH, sinon comptes.db à côté de la base)
Code de sortie : 0 fait, 1 rien n’a changé, 2 commande mal écrite.`;

/** What the command line asks, checked. */
export interface EditorsArguments {
	readonly asked:
		| { readonly kind: 'add'; readonly nom: string; readonly courriel: string; readonly role: Role }
		| { readonly kind: 'list' }
		| { readonly kind: 'reset'; readonly courriel: string; readonly factor: boolean }
		| { readonly kind: 'remove'; readonly courriel: string };
	readonly accounts: string | null;
}

const flag = { type: 'boolean' } as const;

function parse(args: readonly string[]) {
	return readCommandLine(
		{
			args: [...args],
			allowPositionals: true,
			options: { administrateur: flag, 'second-facteur': flag, comptes: { type: 'string' } }
		},
		USAGE
	);
}

/** Reads the arguments; anything that cannot be understood ends the command with its usage. */
export function readArguments(args: readonly string[]): EditorsArguments {
	const { values, positionals } = parse(args);
	const [kind = '', ...given] = positionals;
	const accounts = values.comptes ?? null;
	const takes = (names: readonly string[]) => {
		if (given.length !== names.length)
			stopWithUsage(`« ${kind} » attend : ${names.join(' ') || 'rien de plus'}.`, USAGE);
		return given;
	};
	if (values.administrateur && kind !== 'add')
		stopWithUsage('--administrateur ne va qu’avec « add ».', USAGE);
	if (values['second-facteur'] && kind !== 'reset')
		stopWithUsage('--second-facteur ne va qu’avec « reset ».', USAGE);
	if (kind === 'list') {
		takes([]);
		return { accounts, asked: { kind } };
	}
	if (kind === 'add') {
		const [nom = '', courriel = ''] = takes(['NOM', 'COURRIEL']);
		return {
			accounts,
			asked: { kind, nom, courriel, role: values.administrateur ? 'administrateur' : 'editeur' }
		};
	}
	if (kind !== 'reset' && kind !== 'remove')
		return stopWithUsage(kind === '' ? 'Que faire ?' : `« ${kind} » n’est pas connu.`, USAGE);
	const [courriel = ''] = takes(['COURRIEL']);
	return {
		accounts,
		asked:
			kind === 'reset' ? { kind, courriel, factor: values['second-facteur'] ?? false } : { kind, courriel }
	};
}
