"""Looking up one's opinion by its code."""

from django.urls import path

from dienhong.web.portal.lookup import acts, views, writing

urlpatterns = [
    path("", views.lookup, name="lookup"),
    path("<str:code>/", views.tracked, name="tracked"),
    path("<str:code>/xac-nhan/", views.confirm_sender, name="confirm_sender"),
    path("<str:code>/danh-gia/", acts.rate, name="rate"),
    path("<str:code>/xem-lai/", acts.reopen, name="reopen"),
    path("<str:code>/tra-loi-xa/", writing.answer, name="answer_question"),
    path("<str:code>/bo-sung/", writing.add, name="add_information"),
    path("<str:code>/anh/<int:place>/", writing.photo, name="sent_photo"),
    path("<str:code>/rut/", acts.withdraw, name="withdraw"),
]
