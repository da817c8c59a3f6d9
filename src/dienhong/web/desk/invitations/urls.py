"""Addresses of contacts and guests."""

from django.urls import path

from dienhong.web.desk.invitations import contacts, guests, papers, table, turnout

urlpatterns = [
    path("danh-ba/", contacts.contact_list, name="contacts"),
    path("danh-ba/them/", contacts.add, name="contact_add"),
    path("danh-ba/<int:pk>/", contacts.edit, name="contact_edit"),
    path("danh-ba/<int:pk>/xoa/", contacts.remove, name="contact_remove"),
    path("danh-ba/danh-ba.xlsx", contacts.workbook, name="contacts_file"),
    path("danh-ba/nhap-bang/", table.read, name="contact_table"),
    path("danh-ba/nhap-bang/<int:pk>/", table.preview, name="contact_table_preview"),
    path("danh-ba/nhap-bang/<int:pk>/bo/", table.drop, name="contact_table_drop"),
    path("danh-ba/nhap-bang/<int:pk>/can-sua.xlsx", table.faulty, name="contact_table_faulty"),
    path("<int:pk>/", guests.guest_list, name="guest_list"),
    path("<int:pk>/moi-nhom/", guests.add_groups, name="guests_from_groups"),
    path("<int:pk>/gui/", guests.send, name="guests_send"),
    path("<int:pk>/the-deo.pdf", papers.badges, name="guest_badges"),
    path("<int:pk>/giay-moi/", papers.letters, name="guest_letters"),
    path("<int:pk>/so-nguoi/", turnout.tell, name="turnout"),
    path("khach/<int:pk>/", guests.guest, name="guest"),
    path("khach/<int:pk>/bo/", guests.drop, name="guest_drop"),
]
