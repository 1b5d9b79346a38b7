// The page's own words; the widget brings its own.
export default {
  en: {
    language: 'Language', theme: 'Theme', auto: 'Auto', light: 'Light', dark: 'Dark', mailbox: 'Open the mailbox',
    beans: 'Beans', brewing: 'Brewing', visit: 'Visit us', home: 'Home', privacy: 'Privacy',
    login: (name) => `Log in as ${name.split(' ')[0]}`, logout: 'Log out', hello: (name) => `Hello, ${name}`, guest: 'Not logged in',
    note: 'A made-up shop with made-up people. Everything here runs on your machine and is gone when you stop it.',
  },
  de: {
    language: 'Sprache', theme: 'Ansicht', auto: 'Auto', light: 'Hell', dark: 'Dunkel', mailbox: 'Postfach öffnen',
    beans: 'Bohnen', brewing: 'Zubereitung', visit: 'Besuch', home: 'Start', privacy: 'Datenschutz',
    login: (name) => `Als ${name.split(' ')[0]} anmelden`, logout: 'Abmelden', hello: (name) => `Hallo, ${name}`, guest: 'Nicht angemeldet',
    note: 'Ein erfundener Laden mit erfundenen Leuten. Alles läuft auf Ihrem Rechner und ist nach dem Beenden weg.',
  },
  fr: {
    language: 'Langue', theme: 'Thème', auto: 'Auto', light: 'Clair', dark: 'Sombre', mailbox: 'Ouvrir la messagerie',
    beans: 'Cafés', brewing: 'Préparation', visit: 'Nous voir', home: 'Accueil', privacy: 'Confidentialité',
    login: (name) => `Connexion : ${name.split(' ')[0]}`, logout: 'Se déconnecter', hello: (name) => `Bonjour ${name}`, guest: 'Non connecté',
    note: 'Une boutique et des personnes inventées. Tout tourne sur votre machine et disparaît à la fin.',
  },
};
