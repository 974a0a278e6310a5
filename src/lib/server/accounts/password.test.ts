import { expect, test } from 'vitest';
import { passwordFault } from './password.ts';

const WHO = { nom: 'Essai de la Coordination', courriel: 'essai.coordination@exemple.fr' };

test.each([
	'court',
	'azertyuiop12',
	'motdepasse123',
	'123456789012',
	'P@ssw0rd1234',
	'aqwzsxedcrfv',
	'azertyazerty',
	'loulou123456',
	'xxxxxxxxxxxxxxxxxxxxxxxxxxxx',
	'Coordination2026',
	'essai.coordination@exemple.fr',
	'x'.repeat(129)
])('%s is refused in a sentence', async (password) => {
	expect(await passwordFault(password, WHO)).toMatch(/^Ce mot de passe .*\.$/);
});

test.each([
	'une phrase toute neuve',
	'trois chats dorment',
	'zeT4-kkop-91xx',
	'мой новый пароль 7',
	'🌿 quatre mots ici'
])('%s will do', async (password) => {
	expect(await passwordFault(password, WHO)).toBeNull();
});
