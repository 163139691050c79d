// The standard catalogue of words with a code: posts of team members, kinds of activity, topics,
// priority groups and places. A plan names the codes it uses and may add its own with a name.

/** The name of a code, or undefined; "constructor" is a code of no catalogue. */
export function nameIn(catalogue: Record<string, string>, code: string): string | undefined {
  return Object.hasOwn(catalogue, code) ? catalogue[code] : undefined;
}

/** Thành phần: which post a member holds outside the team. */
export const POSTS: Record<string, string> = {
  VILLAGE_HEAD: 'Trưởng thôn/Tổ trưởng TDP',
  YOUTH_SECRETARY: 'Bí thư Đoàn',
  YOUTH_DEPUTY: 'Phó Bí thư Đoàn',
  YOUTH_MEMBER: 'Đoàn viên',
  COMMUNE_LEADER: 'Lãnh đạo UBND',
  CULTURE_OFFICE_LEADER: 'Lãnh đạo Phòng VH-XH',
  CULTURE_OFFICER: 'Công chức VH-XH',
  ADMIN_REFORM_OFFICER: 'Công chức CCHC',
  COMMUNE_OFFICIAL: 'Cán bộ xã',
  WOMEN_UNION_LEADER: 'Chủ tịch/Phó Chủ tịch Hội LHPN',
  WOMEN_UNION: 'Hội LHPN',
  FARMERS_UNION: 'Hội Nông dân',
  VETERANS_UNION: 'Hội CCB',
  FATHERLAND_FRONT: 'MTTQ',
  PARTY_MEMBER: 'Đảng viên',
  POLICE: 'Công an',
  TEACHER: 'Giáo viên',
  HEALTH_WORKER: 'Y tế',
  TELECOM_IT: 'DN BCVT-CNTT',
  RETIRED_OFFICIAL: 'Cán bộ hưu trí',
  STUDENT: 'Học sinh, sinh viên',
  RESIDENT: 'Người dân',
  OTHER: 'Khác',
};

export const ACTIVITY_KINDS: Record<string, string> = {
  OUTREACH: 'Thông tin, tuyên truyền',
  GUIDANCE: 'Hướng dẫn người dân',
  DOOR_TO_DOOR: 'Đi từng ngõ, gõ từng nhà',
  DEMONSTRATION: 'Làm mẫu, cầm tay chỉ việc',
  TRAINING: 'Tập huấn, bồi dưỡng',
  COMMUNITY_MEETING: 'Sinh hoạt cộng đồng, họp thôn',
  SUPPORT_POINT: 'Điểm hỗ trợ',
  MOBILE_ADVICE: 'Tư vấn lưu động',
  CAMPAIGN: 'Chiến dịch, tháng cao điểm, phát động phong trào',
  SURVEY: 'Khảo sát, thu thập ý kiến',
  DIGITAL_MEDIA: 'Tin, bài, video, infographic, loa',
  MEETING: 'Họp triển khai, sơ kết, tổng kết',
  COORDINATION: 'Phối hợp với đơn vị chuyên môn',
  INITIATIVE: 'Sáng kiến, cách làm hay',
};

/** The three heads (chính quyền số, kinh tế số, xã hội số), what stands under each, and the rest. */
export const TOPICS: Record<string, string> = {
  DIGITAL_GOVERNMENT: 'Chính quyền số',
  ONLINE_PUBLIC_SERVICE: 'Chính quyền số – dịch vụ công trực tuyến',
  DIGITAL_IDENTITY: 'Chính quyền số – VNeID, định danh điện tử',
  FIELD_FEEDBACK: 'Chính quyền số – phản ánh hiện trường, 1022',
  PROVINCE_APP: 'Chính quyền số – ứng dụng số của tỉnh, thành phố',
  DIGITAL_ECONOMY: 'Kinh tế số',
  ECOMMERCE_OCOP: 'Kinh tế số – sàn thương mại điện tử, OCOP',
  CASHLESS_PAYMENT: 'Kinh tế số – thanh toán không dùng tiền mặt, QR',
  EPAYMENT_ACCOUNT: 'Kinh tế số – tài khoản thanh toán điện tử',
  TRACEABILITY: 'Kinh tế số – truy xuất nguồn gốc',
  ETAX_EINVOICE: 'Kinh tế số – nộp thuế, hóa đơn điện tử',
  DIGITAL_SOCIETY: 'Xã hội số',
  EHEALTH: 'Xã hội số – y tế số, sổ sức khỏe điện tử',
  HEALTH_INSURANCE: 'Xã hội số – BHYT trên VNeID, VssID',
  ONLINE_EDUCATION: 'Xã hội số – giáo dục trực tuyến',
  DIGITAL_SIGNATURE: 'Xã hội số – chữ ký số',
  DIGITAL_LITERACY: 'Xã hội số – Bình dân học vụ số, học tập số',
  POLICY: 'Chủ trương, chính sách',
  CYBER_SAFETY: 'An toàn thông tin',
  AI: 'Trí tuệ nhân tạo (AI)',
  PROJECT_06: 'Đề án 06',
  OTHER: 'Khác',
};

export const PRIORITY_GROUPS: Record<string, string> = {
  ELDERLY: 'Người lớn tuổi',
  POOR_HOUSEHOLD: 'Hộ nghèo',
  NEAR_POOR_HOUSEHOLD: 'Hộ cận nghèo',
  FREELANCE_WORKER: 'Lao động tự do',
  SMALL_TRADER: 'Tiểu thương',
  PERSON_WITH_MERIT: 'Người có công',
  STUDENT_PARENT: 'Học sinh và phụ huynh',
  BUSINESS_HOUSEHOLD: 'Hộ kinh doanh, HTX, doanh nghiệp',
  FARMER: 'Nông dân, hộ sản xuất',
  LOW_DIGITAL_SKILL: 'Người hạn chế về kỹ năng số',
};

export const SUPPORT_PLACES: Record<string, string> = {
  COMMUNITY_HOUSE: 'Nhà sinh hoạt cộng đồng',
  ONE_STOP_DESK: 'Bộ phận một cửa',
  MARKET: 'Chợ',
  SCHOOL: 'Trường học',
  PUBLIC_PLACE: 'Nơi tập trung đông người',
  OTHER: 'Khác',
};
