// Advertising stops, and the link that takes that back.

const en = {
  marketingTitle: 'Stop advertising',
  marketingText:
    'We no longer send you advertising, and no longer use your data for it. You need to give no reasons. E-mails about your orders still come.',
  marketingSubmit: 'Stop advertising',
  marketingDone: 'Done. You get no advertising from us any more.',
  marketingTaken: 'Done. We have also sent an e-mail to this address.',
  marketingNow: 'You get no advertising from us: you objected to it.',

  undoTitle: 'Take it back?',
  undoText:
    'With your e-mail address, advertising was stopped or a consent was withdrawn. If that was not you, or you have changed your mind, you can take it back.',
  undoYes: 'Take it back',
  undoDone: 'Thank you. Everything is as it was before.',
};

export default en;
export type MarketingMessages = typeof en;
