/** What people write to a shop, by what it is about. */
export const sentences: Readonly<Record<string, readonly string[]>> = {
  delivery: [
    'The parcel has not arrived.',
    'The courier left the parcel at the wrong door.',
    'The tracking page has said the same for a week.',
    'When will the second parcel be delivered?',
  ],
  payment: [
    'The card was charged twice.',
    'The invoice shows another amount than the order.',
    'The refund has not reached the account.',
    'Can the invoice be paid in two parts?',
  ],
  product: [
    'The lamp flickers after an hour.',
    'The battery of the lamp lasts half as long as promised.',
    'A screw is missing, and the lamp wobbles.',
    'Is there a spare battery for it?',
  ],
  returns: [
    'The label to send it back does not print.',
    'It was sent back unopened three weeks ago.',
    'How long can it be exchanged for a smaller one?',
    'The wrong colour came, and it has to be exchanged.',
  ],
};

/** What they write besides. */
export const asides: readonly string[] = [
  'Good morning.',
  'This is the second letter about it.',
  'A short answer is enough.',
  'Thank you for your help.',
  'There is no hurry.',
  'The telephone was busy all day.',
];
