// Tabs 6 to 11: what happened in the period, a row each. Rows may be gathered ("3 buổi trong
// tháng"): nobody keeps a log of every visit.
import { TAB_NAMES, type Column, type FormParts, type Tab } from './contract.ts';
import { ANSWERS_TAB } from './form-answers.ts';
import {
  ASK_LEVEL_WORDS,
  DIFFICULTY_STATUS_WORDS,
  DIFFICULTY_WORDS,
  RECOGNITION_WORDS,
  SUBJECT_WORDS,
  TRAINING_FORM_WORDS,
  TRAINING_LEVEL_WORDS,
} from './words.ts';

/** The kind of activity whose row has the training columns. */
export const TRAINING_KIND = 'TRAINING';

export function eventTabs({ overlay, questions }: FormParts): Tab[] {
  const campaigns = overlay.campaigns.map((name) => ({ code: name, name }));
  const activities: Column[] = [
    { key: 'on', header: 'Ngày', type: 'date', width: 12, hint: 'Để trống nếu gộp cả kỳ.' },
    { key: 'village', header: 'Thôn', type: 'village', width: 10, hint: 'Để trống: cả xã.' },
    { key: 'kind', header: 'Loại hoạt động', type: 'word', width: 26, words: overlay.kinds },
    { key: 'topic', header: 'Chủ đề', type: 'word', width: 22, words: overlay.topics },
    {
      key: 'sessions',
      header: 'Số buổi/lượt tổ chức',
      type: 'count',
      width: 10,
      hint: 'Để trống là 1.',
    },
    { key: 'hours', header: 'Số giờ', type: 'decimal', width: 8 },
    { key: 'attendances', header: 'Số lượt người', type: 'count', width: 10 },
    { key: 'households', header: 'Số hộ tiếp cận', type: 'count', width: 10 },
    ...(overlay.priorityGroups.length > 0
      ? [
          {
            key: 'priorityGroup',
            header: 'Nhóm ưu tiên',
            type: 'word' as const,
            width: 20,
            words: overlay.priorityGroups,
          },
        ]
      : []),
    ...(campaigns.length > 0
      ? [
          {
            key: 'campaign',
            header: 'Đợt cao điểm/chiến dịch',
            type: 'word' as const,
            width: 24,
            words: campaigns,
          },
        ]
      : []),
    {
      key: 'trainingLevel',
      header: 'Cấp tổ chức (tập huấn)',
      type: 'word',
      width: 15,
      words: TRAINING_LEVEL_WORDS,
    },
    {
      key: 'trainingForm',
      header: 'Hình thức (tập huấn)',
      type: 'word',
      width: 13,
      words: TRAINING_FORM_WORDS,
    },
    { key: 'partner', header: 'Đơn vị phối hợp', type: 'text', freeText: true, width: 20 },
    { key: 'teamMembers', header: 'Số lượt TV Tổ tham dự', type: 'count', width: 11 },
    { key: 'note', header: 'Ghi chú/đường dẫn ảnh', type: 'text', width: 28, freeText: true },
  ];

  const tabs: Tab[] = [{ key: 'activities', name: '6. Hoạt động', columns: activities }];
  if (overlay.supportPlaces.length > 0)
    tabs.push({
      key: 'supportPoints',
      name: '7. Điểm hỗ trợ',
      columns: [
        { key: 'name', header: 'Tên điểm', type: 'text', width: 30 },
        { key: 'place', header: 'Địa điểm', type: 'word', width: 24, words: overlay.supportPlaces },
        { key: 'village', header: 'Thôn', type: 'village', width: 10 },
        { key: 'schedule', header: 'Lịch trực', type: 'text', width: 26, freeText: true },
        { key: 'served', header: 'Lượt người trong kỳ', type: 'count', width: 11 },
      ],
    });
  tabs.push(
    {
      key: 'difficulties',
      name: TAB_NAMES.difficulties,
      columns: [
        { key: 'category', header: 'Nhóm', type: 'word', width: 20, words: DIFFICULTY_WORDS },
        { key: 'description', header: 'Mô tả', type: 'text', width: 44, freeText: true },
        { key: 'cause', header: 'Nguyên nhân', type: 'text', width: 32, freeText: true },
        { key: 'proposal', header: 'Đề xuất giải pháp', type: 'text', width: 32, freeText: true },
        { key: 'askLevel', header: 'Cấp xử lý', type: 'word', width: 12, words: ASK_LEVEL_WORDS },
        {
          key: 'status',
          header: 'Trạng thái',
          type: 'word',
          width: 13,
          words: DIFFICULTY_STATUS_WORDS,
        },
        { key: 'answer', header: 'Trả lời của tỉnh', type: 'text', width: 40, locked: true },
        { key: 'answerState', header: 'Kết quả trả lời', type: 'text', width: 16, locked: true },
      ],
    },
    {
      key: 'recognitions',
      name: '9. Mô hình, khen thưởng',
      columns: [
        { key: 'kind', header: 'Loại', type: 'word', width: 15, words: RECOGNITION_WORDS },
        {
          key: 'subject',
          header: 'Đối tượng',
          type: 'word',
          width: 14,
          words: SUBJECT_WORDS,
          hint: 'Tên cá nhân, hộ gia đình chỉ lưu trong bảng của xã.',
        },
        {
          key: 'name',
          header: 'Tên tập thể, cá nhân, mô hình',
          type: 'text',
          width: 34,
          freeText: true,
        },
        { key: 'content', header: 'Nội dung, kết quả', type: 'text', width: 44, freeText: true },
        { key: 'form', header: 'Hình thức', type: 'text', freeText: true, width: 18 },
        { key: 'decisionNo', header: 'Số QĐ', type: 'text', width: 16 },
      ],
    },
  );
  if (questions.length > 0) tabs.push(ANSWERS_TAB);
  if (overlay.funding)
    tabs.push({
      key: 'funding',
      name: '11. Kinh phí',
      columns: [
        { key: 'year', header: 'Năm', type: 'count', width: 8, ungrouped: true },
        { key: 'team', header: 'Mã Tổ', type: 'team', width: 10, hint: 'Để trống: cả xã.' },
        { key: 'policy', header: 'Chính sách', type: 'text', freeText: true, width: 34 },
        { key: 'budgeted', header: 'Dự toán (đồng)', type: 'count', width: 16 },
        { key: 'spent', header: 'Đã chi (đồng)', type: 'count', width: 16 },
        { key: 'source', header: 'Nguồn', type: 'text', freeText: true, width: 22 },
      ],
    });
  return tabs;
}
