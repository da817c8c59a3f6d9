"""Addresses of the commune's own settings."""

from django.urls import path

from dienhong.web.desk.settings import commune, exchange, keys, letterheads, mailbox, overview, parts, people, topics

urlpatterns = [
    path("", overview.overview, name="settings"),
    path("thong-tin/", commune.commune, name="commune_settings"),
    path("don-vi/", parts.units, name="units"),
    path("don-vi/thuong-co/", parts.usual_units, name="usual_units"),
    path("don-vi/<int:pk>/", parts.unit, name="unit_settings"),
    path("thon/", parts.villages, name="villages"),
    path("thon/<int:pk>/", parts.village, name="village_settings"),
    path("dia-diem/", parts.venues, name="venues"),
    path("dia-diem/<int:pk>/", parts.venue, name="venue_settings"),
    path("dia-diem/<int:pk>/xoa/", parts.venue_removal, name="venue_removal"),
    path("nguoi-dung/", people.people, name="people"),
    path("nguoi-dung/them/", people.new_person, name="new_person"),
    path("nguoi-dung/<int:pk>/", people.person, name="person_settings"),
    path("nguoi-dung/<int:pk>/vai-tro/", people.new_role, name="new_role"),
    path("nguoi-dung/<int:pk>/vai-tro/<int:role>/thoi/", people.role_end, name="role_end"),
    path("nguoi-dung/<int:pk>/mat-khau/", people.password, name="person_password"),
    path("nguoi-dung/<int:pk>/khoa/", people.closing, name="person_closing"),
    path("nguoi-dung/<int:pk>/mo/", people.opening, name="person_opening"),
    path("linh-vuc/", topics.topics, name="topics"),
    path("linh-vuc/<slug:code>/", topics.topic, name="topic"),
    path("mau-van-ban/", letterheads.letterheads, name="letterheads"),
    path("mau-van-ban/<int:pk>/", letterheads.letterhead, name="letterhead"),
    path("mau-van-ban/<int:pk>/xem-thu.docx", letterheads.preview, name="letterhead_preview"),
    path("mau-van-ban/<int:pk>/tep/", letterheads.original, name="letterhead_file"),
    path("mau-van-ban/<int:pk>/dung/", letterheads.use, name="letterhead_use"),
    path("mau-van-ban/<int:pk>/bo/", letterheads.removal, name="letterhead_removal"),
    path("hop-thu/", mailbox.mailbox, name="mailbox_settings"),
    path("khoa/", keys.keys, name="api_keys"),
    path("khoa/<int:pk>/thu-hoi/", keys.key_revocation, name="api_key_revocation"),
    path("lien-thong/", exchange.exchange, name="exchange_settings"),
    path("lien-thong/noi-nhan/", exchange.new_partner, name="partner_new"),
    path("lien-thong/noi-nhan/<int:pk>/bo/", exchange.partner_removal, name="partner_removal"),
]
